package medpay.console;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medpay.operator.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page asks for its navigation (导航): who reads, and where this reader may go. */
@ControllerAdvice(annotations = Controller.class)
public class Navigation {

	private final boolean sandbox;

	Navigation(@Value("${medpay.sandbox.enabled:false}") boolean sandbox) {
		this.sandbox = sandbox;
	}

	/** Places that belong together; {@code first}: where the group's own link leads. */
	public record Group(String key, String first, List<Place> places) {

		/** Whether a page is one of these. */
		public boolean has(@Nullable String place) {
			return places.stream().anyMatch(each -> each.key().equals(place));
		}
	}

	/** Invented people and play money: the live demo and the API documentation are open. */
	@ModelAttribute("sandbox")
	public boolean sandbox() {
		return sandbox;
	}

	/** Who reads; null for whoever has not signed in. */
	@ModelAttribute("me")
	public @Nullable SignedIn me() {
		return SignedIn.now().orElse(null);
	}

	/** Where this reader may go. */
	@ModelAttribute("groups")
	public List<Group> groups() {
		Optional<SignedIn> reader = SignedIn.now();
		Map<Place.Group, List<Place>> open = new EnumMap<>(Place.Group.class);
		for (Place.Group group : Place.Group.values()) {
			List<Place> places = Arrays.stream(Place.values()).filter(each -> each.group() == group)
					.filter(each -> reader.filter(each::isOpenTo).isPresent()).toList();
			if (!places.isEmpty()) {
				open.put(group, places);
			}
		}
		return open.entrySet().stream().map(each -> new Group(each.getKey().key(), each.getValue().getFirst().address(), each.getValue())).toList();
	}

	/** All of it, for a page that no controller made. */
	public Map<String, Object> attributes() {
		Map<String, Object> attributes = new HashMap<>();
		attributes.put("sandbox", sandbox());
		attributes.put("groups", groups());
		SignedIn.now().ifPresent(reader -> attributes.put("me", reader));
		return attributes;
	}
}
