// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.testing;

/** Writes the source of interfaces. */
public final class NetworkSource {

    private NetworkSource() {}

    /**
     * The source of a network.
     *
     * @param in its package
     * @param name the simple name of the interface
     * @param body its methods, which may use all annotations and constants of the language without imports
     */
    public static String of(String in, String name, String body) {
        StringBuilder text = new StringBuilder("package " + in + ";\n\n");
        text.append("import static io.github.annotron.Activation.*;\n");
        text.append("import static io.github.annotron.Cell.*;\n");
        text.append("import static io.github.annotron.Interpolation.*;\n");
        text.append("import static io.github.annotron.Loss.*;\n");
        text.append("import static io.github.annotron.Padding.*;\n");
        text.append("import static io.github.annotron.SequenceOutput.*;\n\n");
        text.append("import io.github.annotron.*;\n\n");
        // Tests take odd shapes on purpose, about which the compiler warns.
        text.append("@SuppressWarnings(\"annotron:all\")\n@Network\ninterface ")
                .append(name)
                .append(" {\n");
        body.strip()
                .lines()
                .forEach(line -> text.append("    ").append(line.strip()).append('\n'));
        return text.append("}\n").toString();
    }
}
