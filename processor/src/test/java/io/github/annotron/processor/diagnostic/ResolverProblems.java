// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static io.github.annotron.processor.diagnostic.WrongNetwork.members;
import static io.github.annotron.processor.diagnostic.WrongNetwork.network;

import java.util.List;

/** Names that lead nowhere. */
final class ResolverProblems {

    static final List<WrongNetwork> ALL = List.of(
            members(
                    "a misspelt layer",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 3) Tensor hidden(Tensor in);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor /*!*/hiden);
                    @Flatten Tensor /*!*/other(Tensor hidden);
                    """,
                    "[annotron/UnknownLayer] out: no layer is named \"hiden\". Did you mean hidden?",
                    "[annotron/UnusedLayer] other: no layer reads it. Read it, mark it with @Output, or remove it."),
            members(
                    "a name that could be one of several",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 4) Tensor conv1(Tensor in);
                    @Dense(units = 4) Tensor conv2(Tensor in);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor /*!*/conv);
                    """,
                    "[annotron/UnknownLayer] out: no layer is named \"conv\". Did you mean conv1 or conv2?"),
            members(
                    "an unknown layer that resembles none",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 3) Tensor hidden(Tensor in);
                    @Add @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor hidden, Tensor /*!*/shortcut);
                    """,
                    "[annotron/UnknownLayer] out: no layer is named \"shortcut\". There are hidden, in."),
            members(
                    "an unknown layer by @From",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 3) Tensor hidden(@From(/*!*/"inn") Tensor x);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(@From(value = /*!*/"hid" + "den2") Tensor x);
                    @Add Tensor /*!*/sum(Tensor in, @From("hidden") Tensor other);
                    """,
                    "[annotron/UnknownLayer] hidden: no layer is named \"inn\". Did you mean in?",
                    "[annotron/UnknownLayer] out: no layer is named \"hidden2\". Did you mean hidden?",
                    "[annotron/UnusedLayer] sum: no layer reads it. Read it, mark it with @Output, or remove it."),
            members(
                    "a layer that reads itself",
                    """
                    @Input(4) Tensor in();
                    @Add Tensor state(Tensor in, @From(/*!*/"state") Tensor before);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor state);
                    """,
                    "[annotron/Cycle] state: layers read each other in a circle, state <- state. Let one of them read something"
                            + " else."),
            members(
                    "a circle before the output",
                    """
                    @Input(4) Tensor in();
                    @Add Tensor a(Tensor in, Tensor c);
                    @Dense(units = 4) Tensor b(Tensor /*!*/a);
                    @Dense(units = 4) Tensor c(Tensor b);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor a);
                    """,
                    "[annotron/Cycle] b: layers read each other in a circle, a <- c <- b <- a. Let one of them read something"
                            + " else."),
            members(
                    "a circle beside the output",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 4) Tensor a(Tensor b);
                    @Dense(units = 4) Tensor b(Tensor /*!*/a);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    """,
                    "[annotron/Cycle] b: layers read each other in a circle, a <- b <- a. Let one of them read something"
                            + " else."),
            network(
                    "no input",
                    """
                    @Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor /*!*/in);
                    """,
                    "[annotron/MissingInput] Net: a network has at least one input. Declare one, such as @Input({28, 28, 1})"
                            + " Tensor image().",
                    "[annotron/UnknownLayer] out: no layer is named \"in\". There are no other layers."),
            network(
                    "no output",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 3) Tensor /*!*/hidden(Tensor in);
                    """,
                    "[annotron/Output] Net: a network has an output. Put @Output(loss = ...) on its last layer.",
                    "[annotron/UnusedLayer] hidden: no layer reads it. Read it, mark it with @Output, or remove it."),
            network(
                    "nothing at all",
                    "",
                    "[annotron/MissingInput] Net: a network has at least one input. Declare one, such as @Input({28, 28, 1})"
                            + " Tensor image().",
                    "[annotron/Output] Net: a network has an output. Put @Output(loss = ...) on its last layer."),
            members(
                    "two outputs of the same values",
                    """
                    @Input({4, 2}) Tensor in();
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor first(Tensor in);
                    @Flatten /*!*/@Output(loss = MEAN_SQUARED_ERROR) Tensor second(Tensor first);
                    """,
                    "[annotron/Output] second: its values are those of first, which is an output already. Remove @Output from"
                            + " one of them."),
            members(
                    "two outputs that differ in training only",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor first(Tensor in);
                    @GaussianNoise(1) /*!*/@Output(loss = MEAN_SQUARED_ERROR) Tensor second(Tensor first);
                    """,
                    "[annotron/Output] second: its values are those of first, which is an output already. Remove @Output from"
                            + " one of them."),
            members(
                    "a loss that counts for nothing",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR, weight = /*!*/0) Tensor out(Tensor in);
                    """,
                    "[annotron/InvalidValue] out: weight is 0.0. It must be above 0 and finite."),
            members(
                    "layers that nothing reads",
                    """
                    @Input(4) Tensor in();
                    @Input(4) Tensor /*!*/other();
                    @Dense(units = 4) Tensor before(Tensor in);
                    @Dense(units = 4) Tensor /*!*/dead(Tensor before);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    """,
                    "[annotron/UnusedLayer] other: no layer reads this input. Read it, or remove it.",
                    "[annotron/UnusedLayer] dead: no layer reads it. Read it, mark it with @Output, or remove it."));

    private ResolverProblems() {}
}
