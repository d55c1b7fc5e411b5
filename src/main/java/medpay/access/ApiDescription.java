package medpay.access;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's description (OpenAPI 3.1): title, how requests are signed, and the one form of every error. The calls describe themselves. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

	private static final String PROBLEM = "Problem";
	private static final String LINES = """
			Every request is signed. The string to sign has five lines, each ended by a line feed:

			```
			METHOD
			PATH?QUERY        exactly as sent; no question mark when there is no query
			TIMESTAMP         Unix seconds, at most five minutes from our clock
			NONCE             16 to 64 of [A-Za-z0-9_-], used once
			BODY              the bytes as sent; an empty line when there is none
			```

			请求按上述五行签名：方法、路径与查询、时间戳、随机串、请求体，每行以换行结束。

			""";

	static {
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, HisClient.class, EntryClient.class);
	}

	@Bean
	OpenAPI medpayApi() {
		return new OpenAPI()
				.info(new Info().title("Medpay 医疗付费“一件事”").version("v1")
						.description("One code, one visit, one bill, two payers. Amounts are integers of fen; times are RFC 3339 with an offset."))
				.servers(List.of(new Server().url("/").description("This server")))
				.components(schemes()).security(
						Arrays.stream(SignatureScheme.values()).map(scheme -> new SecurityRequirement().addList(scheme.headerName())).toList());
	}

	private static Components schemes() {
		var components = new Components();
		for (SignatureScheme scheme : SignatureScheme.values()) {
			components.addSecuritySchemes(scheme.headerName(), new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.HEADER)
					.name("Authorization").description(LINES + how(scheme)));
		}
		return components;
	}

	private static String how(SignatureScheme scheme) {
		String serial = scheme == SignatureScheme.HMAC_SHA256 ? "" : "serial=\"…\",";
		String made = switch (scheme) {
			case HMAC_SHA256 -> "HMAC-SHA256 over these bytes, keyed with the UTF-8 bytes of the secret. A serial may name the secret (密钥序列号可省略).";
			case RSA_SHA256 -> "SHA256withRSA (PKCS #1 v1.5) over these bytes; serial names the key, of 2048 bits or more.";
			case SM2_SM3 -> "SM2 with SM3 over these bytes (国密), user id 1234567812345678, the signature in ASN.1; serial names the key.";
		};
		return made + "\n\n```\nAuthorization: " + scheme.headerName() + " client_id=\"…\"," + serial
				+ "timestamp=\"…\",nonce=\"…\",signature=\"<base64>\"\n```";
	}

	@Bean
	GroupedOpenApi signedCalls() {
		return GroupedOpenApi.builder().group("v1").displayName("HIS and entry apps").pathsToMatch("/api/v1/**")
				.addOpenApiCustomizer(problemAnswers()).build();
	}

	/** The description's own mapper knows nothing of ours: without this its fields would be camel case. */
	@Bean
	ModelResolver fieldsInSnakeCase(ObjectMapperProvider mappers) {
		return new ModelResolver(mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)).openapi31(true);
	}

	/** Every call can answer with a problem. */
	@Bean
	OpenApiCustomizer problemAnswers() {
		return api -> {
			ModelConverters.getInstance(true).readAll(medpay.shared.web.Problem.class).forEach(api.getComponents()::addSchemas);
			if (api.getPaths() != null) {
				api.getPaths().values().stream().flatMap(path -> path.readOperations().stream()).forEach(ApiDescription::addProblem);
			}
		};
	}

	private static void addProblem(Operation operation) {
		if (operation.getResponses() == null || operation.getResponses().containsKey("default")) {
			return;
		}
		var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
		operation.getResponses().addApiResponse("default",
				new ApiResponse().description("What is wrong, in Chinese and English, with a stable code")
						.content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema))));
	}
}
