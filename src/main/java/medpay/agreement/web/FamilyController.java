package medpay.agreement.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import medpay.access.EntryClient;
import medpay.agreement.AgreementCounter;
import medpay.agreement.AgreementNumber;
import medpay.agreement.FamilyMembers;
import medpay.agreement.MemberRecord.Relation;
import medpay.shared.PersonNumber;
import medpay.shared.web.Checks;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Members of the family on an agreement (家庭成员). */
@RestController
@RequestMapping("/api/v1/agreements/{number}/members/{person_no}")
@Tag(name = "Agreements 信用签约")
class FamilyController {

	private final FamilyMembers members;
	private final AgreementCounter counter;

	FamilyController(FamilyMembers members, AgreementCounter counter) {
		this.members = members;
		this.counter = counter;
	}

	@PutMapping
	@Operation(summary = "Pay for a member of the family 添加家庭成员", description = """
			Bills of a member who has no agreement of the own are charged to this one, with the holder's consent recorded. For people without a delegation; at most five. \
			成员本人没有可用协议时，其费用由本协议支付；记录签约人的同意。""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("{\"relation\":\"CHILD\",\"consent_version\":\"2026-11\"}"))), responses = {
			@ApiResponse(responseCode = "201", description = "Added 已添加", content = @Content(schema = @Schema(implementation = AgreementView.class), examples = @ExampleObject(AgreementExamples.ACTIVE))),
			@ApiResponse(responseCode = "200", description = "A member already; relation and consent are renewed 已是成员", content = @Content(schema = @Schema(implementation = AgreementView.class))),
			@ApiResponse(responseCode = "409", description = "members_full; state_conflict: not signed, or ended 已达上限或状态不允许", content = @Content(mediaType = "application/problem+json")),
			@ApiResponse(responseCode = "422", description = "person_unknown; field_invalid for the holder 查无此人，或为签约人本人", content = @Content(mediaType = "application/problem+json"))})
	ResponseEntity<AgreementView> put(@Parameter(hidden = true) EntryClient app, @PathVariable("number") String number,
			@Parameter(description = "psn_no 人员编号", example = "310000000000000002") @PathVariable("person_no") String personNo,
			@RequestBody MemberRequest request) {
		var checks = new Checks();
		PersonNumber person = RequestFields.person(checks, personNo);
		Relation relation = checks.oneOf("relation", request.relation(), Relation.class);
		String version = RequestFields.consentVersion(checks, request.consentVersion());
		checks.done();
		var agreement = new AgreementNumber(number);
		return switch (members.put(app, agreement, person, relation, version).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND))) {
			case ADDED -> ResponseEntity.status(HttpStatus.CREATED).body(view(app, agreement));
			case RENEWED -> ResponseEntity.ok(view(app, agreement));
			case UNKNOWN_PERSON -> throw new ProblemException(ProblemCode.PERSON_UNKNOWN, "person_no");
			case THE_HOLDER -> throw holder();
			case FULL -> throw new ProblemException(ProblemCode.MEMBERS_FULL);
			case NOT_LIVE -> throw new ProblemException(ProblemCode.STATE_CONFLICT);
		};
	}

	@DeleteMapping
	@Operation(summary = "No longer pay for a member 移除家庭成员", description = "Nothing new is charged for the member; an open charge ends as it will. Repeating is 404. 不再为其支付。", responses = {
			@ApiResponse(responseCode = "204", description = "Removed 已移除"),
			@ApiResponse(responseCode = "404", description = "No such agreement or member 未找到", content = @Content(mediaType = "application/problem+json"))})
	ResponseEntity<Void> remove(@Parameter(hidden = true) EntryClient app, @PathVariable("number") String number,
			@PathVariable("person_no") String personNo) {
		boolean removed = members.remove(app, new AgreementNumber(number), RequestFields.person(personNo)).orElse(false);
		if (!removed) {
			throw new ProblemException(ProblemCode.NOT_FOUND);
		}
		return ResponseEntity.noContent().build();
	}

	private AgreementView view(EntryClient app, AgreementNumber number) {
		return counter.find(app, number).map(AgreementView::of).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}

	private static ProblemException holder() {
		return new ProblemException(ProblemCode.FIELD_INVALID,
				List.of(new FieldProblem("person_no", "签约人本人无须添加", "the holder is no member: the own bills are charged anyway")));
	}

	/** What the holder agreed to. */
	@Schema(name = "MemberRequest")
	record MemberRequest(@Schema(allowableValues = {"SPOUSE", "CHILD", "PARENT", "OTHER"}) @Nullable String relation,
			@Schema(description = "Which consent text, at most 32 characters 同意书版本") @Nullable String consentVersion) {}
}
