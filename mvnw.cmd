@echo off
rem Runs Maven (3.8.7 or newer, on the PATH) for this project; a JDK 25 or newer must be installed.
where mvn >nul 2>nul || (echo Install Maven 3.8.7 or newer and a JDK 25, then try again. & exit /b 1)
mvn %*
