/** Tables that people open with their spreadsheet (表格文件), out and in. */
@NullMarked
package medpay.shared.sheet;

import org.jspecify.annotations.NullMarked;
