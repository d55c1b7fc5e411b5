package medpay.sandbox.web;

import java.util.List;
import medpay.sandbox.BookKeeper;
import medpay.sandbox.BookRow;
import medpay.sandbox.SandboxPart;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Opens a counterparty's own books (对方账簿). */
@RestController
@SandboxPart
class BooksController {

	private final List<BookKeeper> keepers;

	BooksController(List<BookKeeper> keepers) {
		this.keepers = keepers;
	}

	@GetMapping("/sandbox/api/books/{party}")
	Books books(@PathVariable String party) {
		return keepers.stream().filter(keeper -> keeper.party().equals(party)).findFirst().map(keeper -> new Books(keeper.rows()))
				.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "party"));
	}

	record Books(List<BookRow> rows) {}
}
