-- The application reads the box's clock, and nothing else of the box.
do $$
begin
	if exists (select from pg_roles where rolname = 'medpay_application') then
		grant usage on schema sandbox to medpay_application;
		grant select on sandbox.business_clock to medpay_application;
	end if;
end
$$;
