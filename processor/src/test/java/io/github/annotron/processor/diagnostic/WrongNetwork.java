// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A source file with mistakes. Each place where the compiler must put its caret is marked with {@code /*!*}{@code /}
 * directly before it.
 *
 * @param title what is wrong
 * @param source the text with marks, of package {@code test}
 * @param messages the errors in the order of their marks
 * @param prefix of the model, the trainer and the predictor, which other classes can use all the same
 */
record WrongNetwork(String title, String source, List<String> messages, String prefix) {
    private static final String MARK = "/*!*/";

    private static final String HEAD = """
            package test;

            import static io.github.annotron.Activation.*;
            import static io.github.annotron.Initializer.CONSTANT;
            import static io.github.annotron.Initializer.ORTHOGONAL;
            import static io.github.annotron.Loss.*;
            import static io.github.annotron.Padding.*;

            import io.github.annotron.*;

            """;

    WrongNetwork {
        messages = List.copyOf(messages);
    }

    /** The members of a network called Net. */
    static WrongNetwork members(String title, String members, String... messages) {
        return new WrongNetwork(
                title, HEAD + "@Network\ninterface Net {\n" + members.indent(4) + "}\n", List.of(messages), "Net");
    }

    /** The members of a network called Net; the first messages are about it as a whole. */
    static WrongNetwork network(String title, String members, String... messages) {
        int within = members.split(Pattern.quote(MARK), -1).length - 1;
        String marks = MARK.repeat(messages.length - within);
        return new WrongNetwork(
                title,
                HEAD + "@Network\n" + marks + "interface Net {\n" + members.indent(4) + "}\n",
                List.of(messages),
                "Net");
    }

    /** A source file but for its package and imports. */
    static WrongNetwork file(String title, String text, String... messages) {
        return new WrongNetwork(title, HEAD + text, List.of(messages), "Net");
    }

    /** The same for a network that is not called Net, or is inside of something. */
    WrongNetwork generating(String other) {
        return new WrongNetwork(title, source, messages, other);
    }

    /** The text without marks. */
    String text() {
        return source.replace(MARK, "");
    }

    /** The errors as {@code line:column message}. */
    List<String> errors() {
        String[] pieces = source.split(Pattern.quote(MARK), -1);
        if (pieces.length != messages.size() + 1) {
            throw new IllegalStateException(title + ": not as many marks as messages");
        }
        List<String> errors = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < messages.size(); i++) {
            at += pieces[i].length();
            errors.add(place(text(), at) + " " + messages.get(i));
        }
        return errors;
    }

    private static String place(String source, int at) {
        int lineStart = source.lastIndexOf('\n', at - 1) + 1;
        long line = source.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return line + ":" + (at - lineStart + 1);
    }

    @Override
    public String toString() {
        return title;
    }
}
