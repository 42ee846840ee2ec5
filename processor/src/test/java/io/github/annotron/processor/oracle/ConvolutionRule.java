// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.op.Convolution2D;
import io.github.annotron.processor.op.Window2D;
import java.util.Optional;

/** {@code y[oy, ox, f] = b[f] + sum of x[oy s + ky d - p, ox s + kx d - p, c] W[ky, kx, c, f]}, x being 0 outside. */
final class ConvolutionRule extends KernelRule<Convolution2D> {

    @Override
    Parameter kernel(Convolution2D op) {
        return op.kernel();
    }

    @Override
    Optional<Parameter> bias(Convolution2D op) {
        return op.bias();
    }

    @Override
    boolean rectified(Convolution2D op) {
        return op.rectified();
    }

    @Override
    void walk(Convolution2D op, Operands o, Visitor visitor) {
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
