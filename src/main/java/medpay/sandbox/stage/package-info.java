/**
 * The sandbox's page (演示台): the patient's phone beside the doctor's station and the timeline of every message. It plays the parts of people; whatever
 * moves goes through the public signed API and the control API.
 */
@NullMarked
package medpay.sandbox.stage;

import org.jspecify.annotations.NullMarked;
