package medpay.access;

import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller the client that signed the request, of the kind it asks for: an entry app never makes a hospital's call. */
final class CallerArguments implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return Caller.class.isAssignableFrom(parameter.getParameterType());
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
			@Nullable WebDataBinderFactory binderFactory) {
		if (!(SecurityContextHolder.getContext().getAuthentication() instanceof SignedCaller caller)) {
			throw new ProblemException(ProblemCode.SIGNATURE_MISSING);
		}
		Client client = caller.client();
		Caller argument = switch (client.kind()) {
			case HIS -> new HisClient(client.clientId(), client.institution());
			case ENTRY -> new EntryClient(client.clientId(), client.institution());
		};
		if (!parameter.getParameterType().isInstance(argument)) {
			throw new ProblemException(ProblemCode.CLIENT_KIND_WRONG);
		}
		return argument;
	}
}
