package medpay.operator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission a page or a form needs (所需权限). On a class: of all its pages that name none themselves. A page without it is closed to everybody. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

	/** One of these is enough. */
	Permission[] value();

	/** A decision on money or rights: the operator proved to be there within the last minutes. */
	boolean confirmed() default false;
}
