package medpay.chaos;

/**
 * An invented patient with a card and a signed agreement (演练患者).
 *
 * @param number the person number
 * @param insured whether an insurance pays a part
 */
record Person(String number, boolean insured) {}
