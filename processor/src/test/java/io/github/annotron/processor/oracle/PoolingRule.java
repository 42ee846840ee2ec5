// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.op.Pooling2D;
import io.github.annotron.processor.op.Window2D;
import java.util.ArrayList;
import java.util.List;

/** The largest or the mean value of the part of each window that is inside of the image. */
final class PoolingRule implements Rule<Pooling2D> {

    private interface Visitor {
        void visit(List<Integer> inputs, int output);
    }

    @Override
    public void forward(Pooling2D op, Operands o) {
        double scale = Rules.largest(o.in(0));
        walk(op, o, (inputs, output) -> {
            if (op.kind() == Pooling2D.Kind.MAX) {
                double largest = o.in(0)[firstLargest(inputs, o.in(0))];
                o.out()[output] = largest;
                inputs.forEach(input -> o.decision(largest - o.in(0)[input], scale));
            } else {
                double sum =
                        inputs.stream().mapToDouble(input -> o.in(0)[input]).sum();
                o.out()[output] = sum / inputs.size();
            }
        });
    }

    @Override
    public void backward(Pooling2D op, Operands o) {
        walk(op, o, (inputs, output) -> {
            if (op.kind() == Pooling2D.Kind.MAX) {
                o.dIn(0)[firstLargest(inputs, o.in(0))] += o.dOut()[output];
            } else {
                inputs.forEach(input -> o.dIn(0)[input] += o.dOut()[output] / inputs.size());
            }
        });
    }

    private static int firstLargest(List<Integer> inputs, double[] values) {
        int best = inputs.get(0);
        for (int input : inputs) {
            best = values[input] > values[best] ? input : best;
        }
        return best;
    }

    private static void walk(Pooling2D op, Operands o, Visitor visitor) {
        Window2D window = op.window();
        int height = window.height();
        int width = window.width();
        int channels = window.channels();
        int outputHeight = ConvolutionRule.extent(height, window.kernelHeight(), window.strideY(), 1, window.edge());
        int outputWidth = ConvolutionRule.extent(width, window.kernelWidth(), window.strideX(), 1, window.edge());
        int top = ConvolutionRule.before(height, window.kernelHeight(), window.strideY(), 1, window.edge());
        int left = ConvolutionRule.before(width, window.kernelWidth(), window.strideX(), 1, window.edge());
        for (int n = 0; n < o.samples(); n++) {
            for (int oy = 0; oy < outputHeight; oy++) {
                for (int ox = 0; ox < outputWidth; ox++) {
                    for (int c = 0; c < channels; c++) {
                        List<Integer> inputs = new ArrayList<>();
                        for (int ky = 0; ky < window.kernelHeight(); ky++) {
                            for (int kx = 0; kx < window.kernelWidth(); kx++) {
                                int y = oy * window.strideY() + ky - top;
                                int x = ox * window.strideX() + kx - left;
                                if (y >= 0 && y < height && x >= 0 && x < width) {
                                    inputs.add(((n * height + y) * width + x) * channels + c);
                                }
                            }
                        }
                        visitor.visit(inputs, ((n * outputHeight + oy) * outputWidth + ox) * channels + c);
                    }
                }
            }
        }
    }
}
