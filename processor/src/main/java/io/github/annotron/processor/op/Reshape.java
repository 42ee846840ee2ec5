// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;

/**
 * The same values under another shape. No code: values and gradients share the memory of the input's.
 *
 * @param shape the new shape
 */
public record Reshape(Shape shape) implements Op {

    @Override
    public String description() {
        return "a view";
    }

    @Override
    public Storage storage() {
        return Storage.VIEW;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {}

    @Override
    public Monotony monotony() {
        return Monotony.RISING;
    }

    @Override
    public void backward(BackwardScope scope, Code code) {}
}
