package medpay.insurance.platform;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who must stay on the old channel (仍走五期的人员), by the marks of accountattr: positions counted from 1. No mark of work injury is published; W at position
 * 12, which no published table uses, is our convention.
 */
public enum OldChannelGroup {

	/** Mutual aid for hardship (医疗互助帮困). */
	MUTUAL_AID(new Mark(12, 'G')),
	/** Civil-affairs relief (民政医疗帮困), alone or beside the residents' insurance. */
	CIVIL_RELIEF(new Mark(12, 'A'), new Mark(16, 'A')),
	/** Cadres under health care (干部保健对象). */
	CADRE(new Mark(2, '1')),
	/** Work injury (工伤). */
	WORK_INJURY(new Mark(12, 'W'));

	private static final int POSITIONS = 16;

	private final Mark[] marks;

	OldChannelGroup(Mark... marks) {
		this.marks = marks;
	}

	/** A character of accountattr. */
	private record Mark(int position, char value) {

		boolean isIn(String attributes) {
			return attributes.length() >= position && attributes.charAt(position - 1) == value;
		}
	}

	/** The first group whose mark the account bears. */
	public static Optional<OldChannelGroup> of(String attributes) {
		return Stream.of(values()).filter(group -> Stream.of(group.marks).anyMatch(mark -> mark.isIn(attributes))).findFirst();
	}

	/** An employee's accountattr with this group's mark. */
	public String attributes() {
		var attributes = new StringBuilder("1" + "0".repeat(POSITIONS - 1));
		attributes.setCharAt(marks[0].position() - 1, marks[0].value());
		return attributes.toString();
	}
}
