// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.op.Convolution2D;
import io.github.annotron.processor.op.Window2D;

/** {@code y[oy, ox, f] = b[f] + sum of x[oy s + ky d - p, ox s + kx d - p, c] W[ky, kx, c, f]}, x being 0 outside. */
final class ConvolutionRule implements Rule<Convolution2D> {

    private interface Visitor {
        void visit(int input, int weight, int output);
    }

    @Override
    public void forward(Convolution2D op, Operands o) {
        int filters = op.filters();
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
    public void backward(Convolution2D op, Operands o) {
        int filters = op.filters();
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
    private static void walk(Convolution2D op, Operands o, Visitor visitor) {
        Window2D window = op.window();
        int height = window.height();
        int width = window.width();
        int channels = window.channels();
        int filters = op.filters();
        int groupChannels = channels / op.groups();
        int groupFilters = filters / op.groups();
        int outputHeight = extent(height, window.kernelHeight(), window.strideY(), window.dilationY(), window.edge());
        int outputWidth = extent(width, window.kernelWidth(), window.strideX(), window.dilationX(), window.edge());
        int top = before(height, window.kernelHeight(), window.strideY(), window.dilationY(), window.edge());
        int left = before(width, window.kernelWidth(), window.strideX(), window.dilationX(), window.edge());
        for (int n = 0; n < o.samples(); n++) {
            for (int oy = 0; oy < outputHeight; oy++) {
                for (int ox = 0; ox < outputWidth; ox++) {
                    for (int f = 0; f < filters; f++) {
                        int output = ((n * outputHeight + oy) * outputWidth + ox) * filters + f;
                        for (int ky = 0; ky < window.kernelHeight(); ky++) {
                            for (int kx = 0; kx < window.kernelWidth(); kx++) {
                                int y = oy * window.strideY() + ky * window.dilationY() - top;
                                int x = ox * window.strideX() + kx * window.dilationX() - left;
                                if (y < 0 || y >= height || x < 0 || x >= width) {
                                    continue;
                                }
                                for (int c = 0; c < groupChannels; c++) {
                                    int channel = f / groupFilters * groupChannels + c;
                                    int weight = ((ky * window.kernelWidth() + kx) * groupChannels + c) * filters + f;
                                    visitor.visit(((n * height + y) * width + x) * channels + channel, weight, output);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /** Output positions along one axis, as the annotation's documentation defines them. */
    static int extent(int extent, int kernel, int stride, int dilation, Window2D.Edge edge) {
        return edge != Window2D.Edge.VALID
                ? (int) Math.ceil((double) extent / stride)
                : (int) Math.floor((double) (extent - (kernel - 1) * dilation - 1) / stride) + 1;
    }

    /** Padding before the first element: what is needed, halved, the larger half going to the end; all that a window reaches back if causal. */
    static int before(int extent, int kernel, int stride, int dilation, Window2D.Edge edge) {
        int last = (extent(extent, kernel, stride, dilation, edge) - 1) * stride + (kernel - 1) * dilation;
        return switch (edge) {
            case VALID -> 0;
            case SAME -> Math.max(0, last + 1 - extent) / 2;
            case CAUSAL -> (kernel - 1) * dilation;
        };
    }
}
