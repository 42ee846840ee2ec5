// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static io.github.annotron.processor.diagnostic.WrongNetwork.file;
import static io.github.annotron.processor.diagnostic.WrongNetwork.members;

import java.util.List;

/** Networks that are made of others in a way that does not work. */
final class CompositionProblems {
    private static final String BLOCK = """
            @Block interface Pair {
                @Input Tensor x();
                @Conv2D(filters = Block.SAME_AS_INPUT, kernel = 3) Tensor conv(Tensor x);
                @Conv2D(filters = 4, kernel = 3) @Output Tensor y(Tensor conv);
            }
            """;

    private static final String TWO_INPUTS = """
            @Block interface Mix {
                @Input Tensor left();
                @Input Tensor right();
                @Dense(units = Block.SAME_AS_INPUT) Tensor more(Tensor left);
                @Concat @Output Tensor both(Tensor more, Tensor right);
            }
            """;

    private static final String SOUND = """
            @Network interface Net {
                @Input(3) Tensor in();
                @Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
            }
            """;

    static final List<WrongNetwork> ALL = List.of(
            file(
                    "a problem inside of a block",
                    BLOCK + """
                            @Network interface Net {
                                @Input({6, 4, 1}) Tensor in();
                                /*!*/@Use(Pair.class) Tensor pair(Tensor in);
                                @Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor pair);
                            }
                            """,
                    "[annotron/ShapeMismatch] pair.y (Pair.y): a 3x3 kernel does not fit the 4x2 output of pair.conv. Use"
                            + " padding = SAME, or a kernel of at most 4x2."),
            file(
                    "a problem deep inside of blocks",
                    BLOCK + """
                            @Block interface Outer {
                                @Input Tensor x();
                                @Use(value = Pair.class, repeat = 2) @Output Tensor pairs(Tensor x);
                            }
                            @Network interface Net {
                                @Input({9, 8, 1}) Tensor in();
                                /*!*/@Use(Outer.class) Tensor outer(Tensor in);
                                @Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor outer);
                            }
                            """,
                    "[annotron/ShapeMismatch] outer.pairs.1.y (Pair.y): a 3x3 kernel does not fit the 3x2 output of"
                            + " outer.pairs.1.conv. Use padding = SAME, or a kernel of at most 3x2."),
            file(
                    "a block with a mistake of its own",
                    """
                    @Block interface Faulty {
                        @Input Tensor x();
                        @Flatten @Output Tensor y(Tensor /*!*/z);
                        @Flatten Tensor /*!*/lost(Tensor x);
                    }
                    @Network interface Net {
                        @Input(3) Tensor in();
                        @Use(Faulty.class) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    }
                    """,
                    "[annotron/UnknownLayer] y: no layer is named \"z\". Did you mean x?",
                    "[annotron/UnusedLayer] lost: no layer reads it. Read it, mark it with @Output, or remove it."),
            file(
                    "a block without input and output",
                    """
                    @Block /*!*//*!*/interface Bare {
                    }
                    """ + SOUND,
                    "[annotron/MissingInput] Bare: a block has at least one input. Declare one, such as @Input Tensor x().",
                    "[annotron/Output] Bare: a block has an output. Put @Output on its last layer."),
            file(
                    "a block that is a class",
                    """
                    @Block abstract /*!*/class Bare {
                    }
                    """ + SOUND,
                    "[annotron/NotAnInterface] Bare: @Block belongs on an interface, and this is none. Declare it as an"
                            + " interface."),
            file(
                    "a network whose part has a mistake",
                    """
                    @Network interface Part {
                        @Input({6, 2, 1}) Tensor x();
                        @Conv2D(filters = 4, kernel = /*!*/3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor x);
                    }
                    @Network interface Net {
                        @Input({6, 2, 1}) Tensor in();
                        @Use(Part.class) Tensor part(Tensor in);
                        @Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor part);
                    }
                    """,
                    "[annotron/ShapeMismatch] y: a 3x3 kernel does not fit the 6x2 output of x. Use padding = SAME, or a"
                            + " kernel of at most 6x2."),
            file(
                    "a part that is given something else than it asks for",
                    """
                    @Network interface Part {
                        @Input({6, 2, 1}) Tensor x();
                        @Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor x);
                    }
                    @Network interface Net {
                        @Input({2, 6, 1}) Tensor in();
                        /*!*/@Use(Part.class) Tensor part(Tensor in);
                        @Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor part);
                    }
                    """,
                    "[annotron/ShapeMismatch] part.x (Part.x): it asks for {6, 2, 1}, and the output of in is {2, 6, 1}. Let"
                            + " them agree."),
            members(
                    "an input without a shape",
                    """
                    /*!*/@Input Tensor in();
                    @Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    """,
                    "[annotron/InvalidValue] in: its shape is {}. Give at least one extent, each at least 1, such as {28, 28,"
                            + " 1}."),
            members(
                    "use of what is no block",
                    """
                    @Input(4) Tensor in();
                    @Use(String/*!*/.class) Tensor text(Tensor in);
                    @Use(int/*!*/.class) Tensor number(Tensor in);
                    @Use(value = Tensor/*!*/.class) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    """,
                    "[annotron/NotABlock] text: java.lang.String is no block. Name an interface with @Block or @Network.",
                    "[annotron/NotABlock] number: int is no block. Name an interface with @Block or @Network.",
                    "[annotron/NotABlock] out: io.github.annotron.Tensor is no block. Name an interface with @Block or"
                            + " @Network."),
            file(
                    "blocks that use each other",
                    """
                    @Block interface Egg {
                        @Input Tensor x();
                        @Use(Hen/*!*/.class) @Output Tensor y(Tensor x);
                    }
                    @Block interface Hen {
                        @Input Tensor x();
                        @Use(Egg/*!*/.class) @Output Tensor y(Tensor x);
                    }
                    @Network interface Net {
                        @Input(3) Tensor in();
                        @Use(Hen.class) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    }
                    """,
                    "[annotron/Cycle] y: blocks use each other in a circle, Egg -> Hen -> Egg. Let one of them use something"
                            + " else.",
                    "[annotron/Cycle] y: blocks use each other in a circle, Hen -> Egg -> Hen. Let one of them use something"
                            + " else."),
            file(
                    "a network that uses itself",
                    """
                    @Network interface Net {
                        @Input(3) Tensor in();
                        @Use(Net/*!*/.class) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    }
                    """,
                    "[annotron/Cycle] out: blocks use each other in a circle, Net -> Net. Let one of them use something else."),
            file(
                    "inputs of a block",
                    TWO_INPUTS + """
                            @Network interface Net {
                                @Input(3) Tensor in();
                                @Use(Mix.class) Tensor /*!*/one(Tensor in);
                                @Use(Mix.class) Tensor two(@From("in") Tensor left, Tensor /*!*/in);
                                @Use(value = Mix.class, repeat = /*!*/2) Tensor many(@From("in") Tensor left, @From("in") Tensor right);
                                @Use(value = Mix.class, repeat = /*!*/0) Tensor none(@From("in") Tensor left, @From("in") Tensor right);
                                @Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor one, Tensor two, Tensor many, Tensor none);
                            }
                            """,
                    "[annotron/InputCount] one: Mix has 2 inputs, left and right, and the method has 1 parameter.",
                    "[annotron/UnknownLayer] two: Mix has no input named \"in\". There are left, right. @From on the parameter"
                            + " says which layer it is given.",
                    "[annotron/InvalidValue] many: repeat is 2, and Mix has 2 inputs. Only what has one input can be repeated.",
                    "[annotron/InvalidValue] none: repeat is 0. It must be at least 1."),
            file(
                    "as many as inputs that differ",
                    TWO_INPUTS + """
                            @Network interface Net {
                                @Input(3) Tensor in();
                                @Dense(units = 4) Tensor wide(Tensor in);
                                /*!*/@Use(Mix.class) @Output(loss = MEAN_SQUARED_ERROR)
                                Tensor out(@From("in") Tensor left, @From("wide") Tensor right);
                            }
                            """,
                    "[annotron/InvalidValue] out.more (Mix.more): units is SAME_AS_INPUT, and the last extents of the inputs are"
                            + " 3 and 4. Give a number."),
            file(
                    "too many outputs",
                    """
                    @Block interface Fork {
                        @Input Tensor x();
                        @Dense(units = 3) @Output Tensor left(Tensor x);
                        @Dense(units = 4) /*!*/@Output Tensor right(Tensor x);
                    }
                    @Network interface Two {
                        @Input(3) Tensor x();
                        @Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor left(Tensor x);
                        @Dense(units = 4) @Output(loss = MEAN_SQUARED_ERROR) Tensor right(Tensor x);
                    }
                    @Network interface Net {
                        @Input(3) Tensor in();
                        @Use(Two/*!*/.class) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    }
                    """,
                    "[annotron/Output] right: a block has one output, and left is one already.",
                    "[annotron/Output] out: Two has the outputs left and right, and what is used must have one."),
            members(
                    "weights that cannot be shared",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 5) Tensor a(Tensor in);
                    @Dense(units = 6) /*!*/@WeightsOf("a") Tensor b(Tensor in);
                    @Flatten Tensor f(Tensor b);
                    @Dense(units = 5) /*!*/@WeightsOf("f") Tensor c(Tensor f);
                    @Dense(units = 5, kernelInitializer = ORTHOGONAL) /*!*/@WeightsOf("a") Tensor d(Tensor in);
                    @Frozen @Dense(units = 5) /*!*/@WeightsOf("a") Tensor e(Tensor in);
                    @Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor c, Tensor d, Tensor e, Tensor a);
                    """,
                    "[annotron/WeightsMismatch] b: the kernel of a is 4x5, and it needs one of 4x6. Let both have inputs and"
                            + " outputs of the same shapes, or remove @WeightsOf.",
                    "[annotron/WeightsMismatch] c: f has no kernel to share. Name a layer of the same kind, or remove"
                            + " @WeightsOf.",
                    "[annotron/WeightsMismatch] d: the kernel of a starts from glorotUniform, and it asks for orthogonal. Give"
                            + " both the same initializer, or remove @WeightsOf.",
                    "[annotron/WeightsMismatch] e: the kernel of a is not frozen there and frozen here. Put @Frozen on both or"
                            + " on none, or remove @WeightsOf."),
            members(
                    "transposed kernels",
                    """
                    @Input({4, 4, 3}) Tensor in();
                    @Dense(units = 5) Tensor a(Tensor in);
                    @Dense(units = 5) /*!*/@WeightsOf(value = "a", transposed = true) Tensor b(Tensor a);
                    @Conv2D(filters = 5, kernel = 1) Tensor c(Tensor in);
                    @Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor b, Tensor c);
                    """,
                    "[annotron/WeightsMismatch] b: the kernel of a is 3x5, and it needs one of 5x5. Let both have inputs and"
                            + " outputs of the same shapes, or remove @WeightsOf."),
            members(
                    "transposed convolutions",
                    """
                    @Input({4, 4, 3}) Tensor in();
                    @Conv2D(filters = 3, kernel = 3) Tensor a(Tensor in);
                    @Conv2D(filters = 3, kernel = 1) @WeightsOf(value = "a", transposed = /*!*/true) @Output(loss = MEAN_SQUARED_ERROR)
                    Tensor b(Tensor a);
                    """,
                    "[annotron/InvalidValue] b: only a @Dense can have a transposed kernel, and it is a @Conv2D. Remove"
                            + " transposed."),
            members(
                    "weights of nobody",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 5) @WeightsOf(/*!*/"bb") Tensor a(Tensor in);
                    @Dense(units = 5) @WeightsOf(/*!*/"c") Tensor b(Tensor in);
                    @Dense(units = 5) @WeightsOf(/*!*/"b") Tensor c(Tensor in);
                    @Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor a, Tensor b, Tensor c);
                    """,
                    "[annotron/UnknownLayer] a: no layer is named \"bb\". Did you mean b?",
                    "[annotron/WeightsMismatch] b: no layer would own the weights: b -> c -> b. Remove @WeightsOf from one of"
                            + " them.",
                    "[annotron/WeightsMismatch] c: no layer would own the weights: c -> b -> c. Remove @WeightsOf from one of"
                            + " them."),
            file(
                    "two layers of the same name from two interfaces",
                    """
                    interface Left {
                        @Input(3) Tensor in();
                        @Dense(units = 4) Tensor body(Tensor in);
                    }
                    interface Right {
                        @Dense(units = 5) Tensor body(Tensor in);
                    }
                    @Network /*!*/interface Net extends Left, Right {
                        @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor body);
                    }
                    """,
                    "[annotron/DuplicateLayer] Net: it inherits two layers named body, from Left and from Right. Redeclare body"
                            + " here, or rename one."),
            file(
                    "a problem in an inherited layer",
                    """
                    interface Base {
                        @Input(3) Tensor in();
                        @Dense(units = /*!*/0) Tensor body(Tensor in);
                        @Dense(units = 2) Tensor head(Tensor bode);
                    }
                    @Network interface Net extends Base {
                        @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor head(Tensor body);
                    }
                    """,
                    "[annotron/InvalidValue] body: units is 0. It must be at least 1."));

    private CompositionProblems() {}
}
