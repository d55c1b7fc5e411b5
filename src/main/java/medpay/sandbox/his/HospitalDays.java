package medpay.sandbox.his;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import medpay.sandbox.ClosedDays;
import medpay.sandbox.DemoClient;
import medpay.sandbox.DemoClients;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.JsonHttp.Reply;
import medpay.shared.BusinessClock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo hospitals' own books of a day (医院日对账): what their systems were told by notices, and what kiosks took without Medpay, handed in as a day file. */
@Component
@SandboxPart
public class HospitalDays {

	private static final String HEADING = "bill_number,kind,refund_number,through,booked_at,operator,total_fen,settlement_number,insurance_type,clr_type,"
			+ "clr_optins,fund_paid_fen,personal_account_paid_fen,other_paid_fen,self_pay_fen,method,channel_reference\n";
	private static final int TOTAL = 6;
	private static final int SELF_PAY = 14;
	private static final ZoneId SHANGHAI = BusinessClock.SHANGHAI;

	private final DemoClients clients;
	private final SandboxDatabase database;
	private final MedpayDoor medpay;
	private final ClosedDays days;
	private final Kiosks kiosks;
	private final JsonMapper json;

	HospitalDays(DemoClients clients, SandboxDatabase database, MedpayDoor medpay, ClosedDays days, Kiosks kiosks,
			JsonMapper json) {
		this.clients = clients;
		this.database = database;
		this.medpay = medpay;
		this.days = days;
		this.kiosks = kiosks;
		this.json = json;
	}

	/** What a hospital's file was answered. */
	public record HandedIn(String institutionCode, int status, String code) {}

	/** Every demo hospital hands in its day, its kiosks' takings with it. */
	public List<HandedIn> handIn(LocalDate day) {
		clients.hospitals().forEach(hospital -> kiosks.take(hospital.institutionCode(), day));
		return clients.hospitals().stream().map(hospital -> {
			Reply reply = medpay.file(hospital, "PUT", "/day-files/" + day, file(hospital, day).getBytes(StandardCharsets.UTF_8));
			return new HandedIn(hospital.institutionCode(), reply.status(), reply.text("code"));
		}).toList();
	}

	/** As its system would write it. */
	public String file(DemoClient hospital, LocalDate day) {
		var file = new StringBuilder(HEADING);
		Map<String, String> bills = new HashMap<>();
		Set<String> booked = new HashSet<>();
		database.jdbc().sql("select body from sandbox.notice_received where client_id = :client order by arrival")
				.param("client", hospital.clientId())
				.query(String.class).list().forEach(body -> {
					JsonNode event = json.readTree(body);
					JsonNode payment = event.path("payment");
					if (payment.isObject()) {
						bills.put(payment.path("payment_id").asString(), payment.path("bill_number").asString());
					}
					OffsetDateTime at = OffsetDateTime.parse(event.path("occurred_at").asString());
					if (at.atZoneSameInstant(SHANGHAI).toLocalDate().equals(day)) {
						line(event, at, bills, booked, file);
					}
				});
		direct(hospital, day, file);
		for (ClosedDays.Added each : days.added("his", hospital.institutionCode(), day)) {
			row(file, each.ourNumber(), "CHARGE", "", each.through(), day.atTime(12, 0).atZone(SHANGHAI).toOffsetDateTime(), "HIS", each.amountFen(),
					"", "", "", "",
					0, 0, 0, each.amountFen(), "UNIONPAY", each.theirNumber());
		}
		return twisted(file.toString());
	}

	/** With what a test wants to be wrong in it, by the bill's number. */
	private String twisted(String file) {
		Map<String, ClosedDays.Twist> twists = days.twists("his");
		if (twists.isEmpty()) {
			return file;
		}
		var twisted = new StringBuilder();
		file.lines().forEach(line -> {
			String[] values = line.split(",", -1);
			ClosedDays.Twist twist = twists.get(values[0]);
			if (twist == ClosedDays.Twist.AMOUNT) {
				values[TOTAL] = Long.toString(Long.parseLong(values[TOTAL]) + 1);
				values[SELF_PAY] = Long.toString(Long.parseLong(values[SELF_PAY]) + 1);
			}
			if (twist != ClosedDays.Twist.MISSING) {
				twisted.append(String.join(",", values)).append('\n');
			}
		});
		return twisted.toString();
	}

	private static void line(JsonNode event, OffsetDateTime at, Map<String, String> bills, Set<String> booked, StringBuilder file) {
		String type = event.path("type").asString();
		JsonNode refund = event.path("refund");
		if (type.equals("payment.paid") || type.equals("payment.paid_at_window")) {
			charge(event.path("payment"), at, file);
		} else if (type.startsWith("refund.") && !type.equals("refund.refused") && refund.path("kind").asString().equals("HOSPITAL")
				&& booked.add(refund.path("refund_number").asString())) {
			refund(refund, at, bills.getOrDefault(refund.path("payment_id").asString(), "UNKNOWN"), file);
		}
	}

	private static void charge(JsonNode payment, OffsetDateTime at, StringBuilder file) {
		JsonNode insurance = payment.path("insurance");
		boolean charged = payment.at("/charge/state").asString().equals("CHARGED");
		String receipt = payment.at("/window/receipt/method").asString("");
		String method = charged ? payment.at("/charge/channel").asString() : receipt.isEmpty() ? "" : receipt.equals("CASH") ? "CASH" : "OTHER";
		row(file, payment.path("bill_number"), "CHARGE", "", "MEDPAY", at, "HIS", payment.path("total_fen"),
				insurance.path("settlement_number").asString(""),
				"", "", "", insurance.path("fund_paid_fen"), insurance.path("personal_account_paid_fen"), insurance.path("other_paid_fen"),
				insurance.path("self_pay_fen"), method, charged ? payment.at("/charge/channel_reference").asString("") : "");
	}

	private static void refund(JsonNode refund, OffsetDateTime at, String bill, StringBuilder file) {
		long self = refund.path("charge_fen").asLong() - refund.path("due_fen").asLong();
		long other = refund.path("total_fen").asLong() - refund.path("fund_fen").asLong() - refund.path("personal_account_fen").asLong() - self;
		row(file, bill, "REFUND", refund.path("refund_number"), "MEDPAY", at, "HIS", refund.path("total_fen"), "", "", "", "",
				refund.path("fund_fen"),
				refund.path("personal_account_fen"), other, self, "", refund.at("/charge_return/channel_reference").asString(""));
	}

	private void direct(DemoClient hospital, LocalDate day, StringBuilder file) {
		database.jdbc()
				.sql("""
						select * from sandbox.direct_payment where institution_code = :code and (paid_at at time zone 'Asia/Shanghai')::date = :day order by bill_number""")
				.param("code", hospital.institutionCode()).param("day", day).query((row, number) -> {
					String settlement = row.getString("settlement_number");
					boolean insured = settlement != null;
					row(file, row.getString("bill_number"), "CHARGE", "", "DIRECT",
							row.getObject("paid_at", OffsetDateTime.class).atZoneSameInstant(SHANGHAI).toOffsetDateTime(), "KIOSK",
							row.getLong("amount_fen"),
							insured ? settlement : "", insured ? "310" : "", insured ? "11" : "", insured ? "310100" : "",
							row.getLong("fund_paid_fen"),
							row.getLong("personal_account_paid_fen"),
							row.getLong("amount_fen") - row.getLong("fund_paid_fen") - row.getLong("personal_account_paid_fen")
									- row.getLong("self_pay_fen"),
							row.getLong("self_pay_fen"), row.getString("method") == null ? "" : row.getString("method"),
							row.getString("channel_reference") == null ? "" : row.getString("channel_reference"));
					return number;
				}).list();
	}

	private static void row(StringBuilder file, Object... values) {
		var line = new StringJoiner(",", "", "\n");
		for (Object value : values) {
			line.add(value instanceof JsonNode node ? node.asString("") : String.valueOf(value));
		}
		file.append(line);
	}
}
