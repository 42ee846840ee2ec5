// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import io.github.annotron.examples.images.ImageData;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.metric.Evaluator;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.schedule.Schedule;
import java.util.List;
import java.util.Map;

/**
 * Packs pictures into a few numbers, and compares with principal components, which are the best linear code.
 *
 * @param trainer trains the whole
 * @param encoder its first half, over the same parameters
 * @param decoder its second half
 */
record CodeStudy(Trainer trainer, Model encoder, Model decoder) implements Study {

    /** The sizes of codes for which there is a dense network: shapes are fixed when networks are compiled. */
    static final List<Integer> CODES = List.of(32, 64);

    /** A study of dense layers, with a code of this size. */
    static CodeStudy dense(int code, Optimizer optimizer, Schedule schedule, long seed) {
        if (code == 32) {
            DenseAutoencoderTrainer trainer = DenseAutoencoderTrainer.builder()
                    .optimizer(optimizer)
                    .schedule(schedule)
                    .seed(seed)
                    .build();
            return new CodeStudy(
                    trainer, trainer.model().code(), trainer.model().copy());
        }
        WideDenseAutoencoderTrainer trainer = WideDenseAutoencoderTrainer.builder()
                .optimizer(optimizer)
                .schedule(schedule)
                .seed(seed)
                .build();
        return new CodeStudy(trainer, trainer.model().code(), trainer.model().copy());
    }

    /** A study of convolutions, with a code of 32. */
    static CodeStudy convolutional(Optimizer optimizer, Schedule schedule, long seed) {
        ConvolutionalAutoencoderTrainer trainer = ConvolutionalAutoencoderTrainer.builder()
                .optimizer(optimizer)
                .schedule(schedule)
                .seed(seed)
                .build();
        return new CodeStudy(trainer, trainer.model().code(), trainer.model().copy());
    }

    private int code() {
        return encoder.output().size();
    }

    @Override
    public String title() {
        return "Pictures in " + code() + " numbers";
    }

    @Override
    public Findings findings(ImageData data) {
        Rows pictures = data.test().rows();
        Rows codes = Rows.of(Evaluator.scores(encoder, pictures));
        Rows copies = Rows.of(Evaluator.scores(decoder, codes));
        return Findings.besidePca(data, code(), copies);
    }

    @Override
    public void settings(Map<String, String> settings) {
        settings.put("code", Integer.toString(code()));
    }
}
