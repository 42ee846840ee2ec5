// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.op.TransposedConvolution2D;
import io.github.annotron.processor.op.Window2D;

/** Each pixel of the input adds its window, {@code x[iy, ix, c] W[ky, kx, f, c]}, to the output, which starts from b. */
final class TransposedConvolutionRule implements Rule<TransposedConvolution2D> {

    private interface Visitor {
        void visit(int input, int weight, int output);
    }

    @Override
    public void forward(TransposedConvolution2D op, Operands o) {
        int filters = op.shape().last();
        if (op.bias().isPresent()) {
            for (int i = 0; i < o.out().length; i++) {
                o.out()[i] = o.parameter(op.bias().get())[i % filters];
            }
        }
        double[] w = o.parameter(op.kernel());
        walk(op, o, (input, weight, output) -> o.out()[output] += o.in(0)[input] * w[weight]);
        if (op.rectified()) {
            Rules.rectify(o);
        }
    }

    @Override
    public void backward(TransposedConvolution2D op, Operands o) {
        int filters = op.shape().last();
        if (op.bias().isPresent()) {
            for (int i = 0; i < o.dOut().length; i++) {
                o.dParameter(op.bias().get())[i % filters] += o.dOut()[i];
            }
        }
        double[] w = o.parameter(op.kernel());
        double[] dw = o.dParameter(op.kernel());
        walk(op, o, (input, weight, output) -> {
            o.dIn(0)[input] += o.dOut()[output] * w[weight];
            dw[weight] += o.dOut()[output] * o.in(0)[input];
        });
    }

    /** All triples of an input, a weight and an output that belong together. */
    private static void walk(TransposedConvolution2D op, Operands o, Visitor visitor) {
        Window2D window = op.window();
        Shape out = op.shape();
        int filters = out.last();
        int channels = op.kernel().columns();
        int groupFilters = filters / op.groups();
        int groupChannels = channels / op.groups();
        int height = positions(out.extent(0), window.kernelHeight(), window.strideY(), window.dilationY(), window);
        int width = positions(out.extent(1), window.kernelWidth(), window.strideX(), window.dilationX(), window);
        int top = ConvolutionRule.before(
                out.extent(0), window.kernelHeight(), window.strideY(), window.dilationY(), window.edge());
        int left = ConvolutionRule.before(
                out.extent(1), window.kernelWidth(), window.strideX(), window.dilationX(), window.edge());
        for (int input = 0; input < o.in(0).length; input++) {
            int channel = input % channels;
            int ix = input / channels % width;
            int iy = input / channels / width % height;
            int n = input / channels / width / height;
            for (int ky = 0; ky < window.kernelHeight(); ky++) {
                for (int kx = 0; kx < window.kernelWidth(); kx++) {
                    int y = iy * window.strideY() + ky * window.dilationY() - top;
                    int x = ix * window.strideX() + kx * window.dilationX() - left;
                    if (y < 0 || y >= out.extent(0) || x < 0 || x >= out.extent(1)) {
                        continue;
                    }
                    for (int f = 0; f < groupFilters; f++) {
                        int filter = channel / groupChannels * groupFilters + f;
                        int weight = ((ky * window.kernelWidth() + kx) * groupFilters + f) * channels + channel;
                        visitor.visit(input, weight, ((n * out.extent(0) + y) * out.extent(1) + x) * filters + filter);
                    }
                }
            }
        }
    }

    private static int positions(int extent, int kernel, int stride, int dilation, Window2D window) {
        return ConvolutionRule.extent(extent, kernel, stride, dilation, window.edge());
    }
}
