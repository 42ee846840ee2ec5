// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.op.TransposedConvolution2D;
import io.github.annotron.processor.op.Window2D;
import java.util.Optional;

/** Each pixel of the input adds its window, {@code x[iy, ix, c] W[ky, kx, f, c]}, to the output, which starts from b. */
final class TransposedConvolutionRule extends KernelRule<TransposedConvolution2D> {

    @Override
    Parameter kernel(TransposedConvolution2D op) {
        return op.kernel();
    }

    @Override
    Optional<Parameter> bias(TransposedConvolution2D op) {
        return op.bias();
    }

    @Override
    boolean rectified(TransposedConvolution2D op) {
        return op.rectified();
    }

    @Override
    void walk(TransposedConvolution2D op, Operands o, Visitor visitor) {
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
