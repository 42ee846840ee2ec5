// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static io.github.annotron.processor.diagnostic.WrongNetwork.file;
import static io.github.annotron.processor.diagnostic.WrongNetwork.members;
import static io.github.annotron.processor.diagnostic.WrongNetwork.network;

import io.github.annotron.processor.layer.Layers;
import java.util.List;
import java.util.stream.Collectors;

/** Declarations that are none. */
final class ReaderProblems {
    private static final String LAYERS =
            Layers.names().stream().map(name -> "@" + name).sorted().collect(Collectors.joining(", "));

    private static final String NO_INTERFACE =
            "@Network belongs on an interface, and this is none. Declare it as an interface.";

    static final List<WrongNetwork> ALL = List.of(
            file("a class", "@Network\n/*!*/class Net {}\n", "[annotron/NotAnInterface] Net: " + NO_INTERFACE),
            file("a record", "@Network\n/*!*/record Net() {}\n", "[annotron/NotAnInterface] Net: " + NO_INTERFACE),
            file("an enum", "@Network\n/*!*/enum Net {}\n", "[annotron/NotAnInterface] Net: " + NO_INTERFACE),
            file(
                    "an annotation",
                    "@Network\n@/*!*/interface Net {}\n",
                    "[annotron/NotAnInterface] Net: " + NO_INTERFACE),
            file(
                    "a generic interface",
                    "@Network\n/*!*/interface Net<T> {}\n",
                    "[annotron/NotAnInterface] Net: a network cannot be generic. Remove the type parameters."),
            file(
                            "a private interface",
                            "class Outer {\n    @Network\n    private /*!*/interface Net {}\n}\n",
                            "[annotron/NotAnInterface] Net: Net is private, so that the generated classes could not refer to it. Make it"
                                    + " package-private or public.")
                    .generating("Outer_Net"),
            file(
                            "an interface in a private class",
                            "class Outer {\n    private static class Middle {\n        @Network\n        /*!*/interface Net {}\n    }\n}\n",
                            "[annotron/NotAnInterface] Net: Middle is private, so that the generated classes could not refer to it. Make"
                                    + " it package-private or public.")
                    .generating("Outer_Middle_Net"),
            file(
                            "all that can be wrong with an interface",
                            """
                    class Outer {
                        @Network
                        private /*!*//*!*/interface Net<T> {
                            Tensor /*!*/hidden();
                        }
                    }
                    """,
                            "[annotron/NotAnInterface] Net: a network cannot be generic. Remove the type parameters.",
                            "[annotron/NotAnInterface] Net: Net is private, so that the generated classes could not refer to it."
                                    + " Make it package-private or public.",
                            "[annotron/NotALayer] hidden: an abstract method of a network carries a layer annotation. Add one of "
                                    + LAYERS + ", or give the method a body.")
                    .generating("Outer_Net"),
            file(
                    "an abstract class, whose members are of no interest",
                    """
                    @Network
                    abstract /*!*/class Net {
                        @Input(4) abstract Tensor in();
                        @Dense(units = 2) abstract Tensor hidden(Tensor in);
                        abstract void other();
                        @Flatten Tensor out(Tensor hidden) { return hidden; }
                    }
                    """,
                    "[annotron/NotAnInterface] Net: " + NO_INTERFACE),
            file(
                            "a Tensor of the user's own",
                            """
                    interface Outer {
                        interface Tensor {}

                        @Network
                        interface Net {
                            @Input(4) Tensor /*!*/in();
                            @Flatten @Output(loss = MEAN_SQUARED_ERROR) io.github.annotron.Tensor out(Tensor /*!*/in);
                        }
                    }
                    """,
                            "[annotron/NotALayer] in: a layer returns io.github.annotron.Tensor, and this method returns"
                                    + " test.Outer.Tensor.",
                            "[annotron/NotALayer] out: a parameter of a layer is of type io.github.annotron.Tensor, and in is"
                                    + " test.Outer.Tensor.")
                    .generating("Outer_Net"),
            members(
                    "layers with bodies",
                    """
                    @Input(4) Tensor in();
                    /*!*/@Flatten default Tensor a(Tensor in) { return in; }
                    /*!*/@Dense(units = 2) static Tensor b(Tensor in) { return in; }
                    /*!*/@Dropout(0.5f) /*!*/@Output(loss = MEAN_SQUARED_ERROR) private Tensor c(Tensor in) { return in; }
                    @Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    """,
                    "[annotron/NotALayer] a: a layer is a method without a body, and this one has a body. Remove the body, or"
                            + " @Flatten.",
                    "[annotron/NotALayer] b: a layer is a method without a body, and this one has a body. Remove the body, or"
                            + " @Dense.",
                    "[annotron/NotALayer] c: a layer is a method without a body, and this one has a body. Remove the body, or"
                            + " @Dropout.",
                    "[annotron/NotALayer] c: a layer is a method without a body, and this one has a body. Remove the body, or"
                            + " @Output."),
            members(
                    "a generic method",
                    """
                    @Input(4) Tensor in();
                    @Flatten @Output(loss = MEAN_SQUARED_ERROR) <T extends Tensor> Tensor /*!*/out(Tensor in);
                    """,
                    "[annotron/NotALayer] out: a layer cannot be generic. Remove the type parameters."),
            members(
                    "any number of parameters",
                    """
                    @Input(4) Tensor in();
                    @Add @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor... /*!*/in);
                    """,
                    "[annotron/NotALayer] out: a parameter of a layer is of type io.github.annotron.Tensor, and in is"
                            + " io.github.annotron.Tensor[]."),
            network(
                    "names of parameters as of a class file",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 3) Tensor hidden(@From("in") Tensor arg0);
                    @Add @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor arg0, @From("in") Tensor other, Tensor arg2);
                    """,
                    "[annotron/ParameterNames] test.Net: its parameters are named arg0, arg1 and so on, as if it came from a class"
                            + " file without their names. Compile it with -parameters or with the processor, or name the layers with @From."),
            members(
                    "a method without a layer annotation",
                    """
                    @Input(4) Tensor in();
                    Tensor /*!*/hidden(Tensor in);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    """,
                    "[annotron/NotALayer] hidden: an abstract method of a network carries a layer annotation. Add one of "
                            + LAYERS + ", or give the method a body."),
            members(
                    "an output without a layer annotation",
                    """
                    @Input(4) Tensor in();
                    @Output(loss = MEAN_SQUARED_ERROR) Tensor /*!*/out(Tensor in);
                    """,
                    "[annotron/NotALayer] out: an abstract method of a network carries a layer annotation. Add one of "
                            + LAYERS + ", or give the method a body."),
            members(
                    "two layer annotations",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) /*!*/@Flatten Tensor out(Tensor in);
                    """,
                    "[annotron/NotALayer] out: a method is one layer, and this one has 2 layer annotations. Move the second to"
                            + " a method of its own."),
            members(
                    "return types",
                    """
                    @Input(4) void /*!*/in();
                    @Dense(units = 2) String /*!*/hidden(Tensor in);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) float[] /*!*/out(Tensor hidden);
                    """,
                    "[annotron/NotALayer] in: a layer returns io.github.annotron.Tensor, and this method returns void.",
                    "[annotron/NotALayer] hidden: a layer returns io.github.annotron.Tensor, and this method returns java.lang.String.",
                    "[annotron/NotALayer] out: a layer returns io.github.annotron.Tensor, and this method returns float[]."),
            members(
                    "parameter types",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(int /*!*/in, Tensor[] /*!*/all);
                    """,
                    "[annotron/NotALayer] out: a parameter of a layer is of type io.github.annotron.Tensor, and in is int.",
                    "[annotron/NotALayer] out: a parameter of a layer is of type io.github.annotron.Tensor, and all is io.github.annotron.Tensor[]."),
            members(
                    "overloads",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 4) Tensor hidden(Tensor in);
                    @Add Tensor /*!*/hidden(Tensor in, @From("hidden") Tensor other);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor hidden);
                    """,
                    "[annotron/DuplicateLayer] hidden: two layers have this name, and parameters could not tell them apart."
                            + " Rename one."),
            members(
                    "several at once, in different methods",
                    """
                    @Input(4) Tensor in();
                    Tensor /*!*/one(Tensor in);
                    @Dense(units = 4) int /*!*/two(Tensor in);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(String /*!*/in);
                    """,
                    "[annotron/NotALayer] one: an abstract method of a network carries a layer annotation. Add one of "
                            + LAYERS + ", or give the method a body.",
                    "[annotron/NotALayer] two: a layer returns io.github.annotron.Tensor, and this method returns int.",
                    "[annotron/NotALayer] out: a parameter of a layer is of type io.github.annotron.Tensor, and in is java.lang.String."));

    private ReaderProblems() {}
}
