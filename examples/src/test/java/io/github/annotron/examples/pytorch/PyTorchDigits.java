// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.pytorch;

import io.github.annotron.runtime.foreign.ForeignTensors;
import io.github.annotron.runtime.foreign.PyTorch;
import java.io.IOException;
import java.nio.file.Path;

/** A network that was trained with PyTorch; docs/interoperability.md shows this code. */
final class PyTorchDigits {

    private PyTorchDigits() {}

    static DigitNetModel load(Path file) throws IOException {
        DigitNetModel model = DigitNetModel.create(0);
        ForeignTensors tensors = ForeignTensors.read(file);
        PyTorch torch = new PyTorch(tensors);
        tensors.into(model)
                .layer("conv1", torch.conv2d("conv1"))
                .layer("conv2", torch.conv2d("conv2"))
                .layer("conv3", torch.conv2d("conv3"))
                .layer(
                        "hidden",
                        torch.linear("fc1").flattenedFrom(22, 22, 24).foldInputNorm(torch.batchNorm("norm1", 1e-5)))
                .layer("digit", torch.linear("fc2").foldOutputNorm(torch.batchNorm("norm2", 1e-5)))
                .apply();
        return model;
    }

    static float[] normalize(byte[] image) {
        float[] pixels = new float[image.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = ((image[i] & 0xFF) / 255f - 0.1307f) / 0.3081f;
        }
        return pixels;
    }
}
