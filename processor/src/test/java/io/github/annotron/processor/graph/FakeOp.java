// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import java.util.List;

/** An operation without code. */
record FakeOp(
        Shape shape,
        Storage storage,
        boolean identityInPrediction,
        boolean identityInGradient,
        List<Parameter> parameters)
        implements Op {

    static FakeOp plain(int size) {
        return new FakeOp(Shape.of(size), Storage.OWN, false, false, List.of());
    }

    static FakeOp trained(String layer, int size) {
        Parameter.Start start = new Parameter.Start("zeros", 1, 1, 0);
        return new FakeOp(
                Shape.of(size),
                Storage.OWN,
                false,
                false,
                List.of(new Parameter(layer, "kernel", List.of(size), start, Parameter.Change.TRAINED)));
    }

    static FakeOp view(int size) {
        return new FakeOp(Shape.of(size), Storage.VIEW, false, false, List.of());
    }

    static FakeOp inPlace(int size) {
        return new FakeOp(Shape.of(size), Storage.IN_PLACE, false, false, List.of());
    }

    static FakeOp identity(int size) {
        return new FakeOp(Shape.of(size), Storage.OWN, true, false, List.of());
    }

    static FakeOp noise(int size) {
        return new FakeOp(Shape.of(size), Storage.OWN, true, true, List.of());
    }

    @Override
    public String description() {
        return "nothing";
    }

    @Override
    public void forward(ForwardScope scope, Code code) {}

    @Override
    public void backward(BackwardScope scope, Code code) {}
}
