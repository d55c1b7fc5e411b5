/** Whole journeys over HTTP: hospital, patient and counterparties, as the leaflet tells them. */
@NullMarked
package medpay.journey;

import org.jspecify.annotations.NullMarked;
