// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

/** The kinds of problem. The name is part of each message, so that it can be searched for; it never changes. */
public enum ProblemCode {
    NOT_AN_INTERFACE("NotAnInterface", "@Network is on something that is not a plain top-level or nested interface"),
    NOT_A_LAYER("NotALayer", "an abstract method is not a well-formed layer declaration"),
    DUPLICATE_LAYER("DuplicateLayer", "two layers have the same name"),
    UNKNOWN_LAYER("UnknownLayer", "a parameter names a layer that does not exist"),
    CYCLE("Cycle", "layers read each other in a circle"),
    MISSING_INPUT("MissingInput", "a network has no input"),
    OUTPUT("Output", "a network has no output, or more than one"),
    UNUSED_LAYER("UnusedLayer", "no layer reads a layer, and it is not the output"),
    INPUT_COUNT("InputCount", "a layer reads too few or too many layers"),
    INVALID_VALUE("InvalidValue", "a value of an annotation is outside of its range"),
    SHAPE_MISMATCH("ShapeMismatch", "shapes do not fit each other"),
    TOO_LARGE("TooLarge", "a layer or a parameter has more elements than a Java array can hold"),
    LOSS_MISMATCH("LossMismatch", "the output does not suit its loss"),
    NAME_CLASH("NameClash", "a class with the name of a generated one exists already"),
    INTERNAL_ERROR("InternalError", "the compiler itself failed");

    private final String slug;
    private final String meaning;

    ProblemCode(String slug, String meaning) {
        this.slug = slug;
        this.meaning = meaning;
    }

    /** The name in messages. */
    public String slug() {
        return slug;
    }

    /** What it stands for, in half a sentence. */
    public String meaning() {
        return meaning;
    }
}
