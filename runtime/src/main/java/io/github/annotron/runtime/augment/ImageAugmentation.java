// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import java.util.ArrayList;
import java.util.List;

/**
 * Random changes of pictures of the shape {@code {height, width, channels}}, done in the order in which they are named:
 *
 * <pre>{@code
 * ImageAugmentation.of(32, 32, 3).crop(4).flipHorizontally().rotate(10).brightness(0.1f).cutOut(8)
 * }</pre>
 *
 * <p>Moves of pixels that follow each other are done at once, so that the picture is blurred once. {@link #border} and {@link
 * #fill} count for what is named behind them.
 */
public final class ImageAugmentation implements Augmentation {

    private final int height;
    private final int width;
    private final int channels;
    private final Border border;
    private final float fill;
    private final List<Augmentation> steps;

    private ImageAugmentation(
            int height, int width, int channels, Border border, float fill, List<Augmentation> steps) {
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.border = border;
        this.fill = fill;
        this.steps = List.copyOf(steps);
    }

    /**
     * No change yet, of pictures of this shape.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public static ImageAugmentation of(int height, int width, int channels) {
        Checks.positive("the height", height);
        Checks.positive("the width", width);
        Checks.positive("the number of channels", channels);
        return new ImageAugmentation(height, width, channels, Border.CONSTANT, 0, List.of());
    }

    /** Says what comes in at the border of pictures that are moved; without it {@link Border#CONSTANT}. */
    public ImageAugmentation border(Border kind) {
        return new ImageAugmentation(height, width, channels, kind, fill, steps);
    }

    /** Says with what {@link Border#CONSTANT} and {@link #cutOut} fill; without it 0. */
    public ImageAugmentation fill(float value) {
        return new ImageAugmentation(height, width, channels, border, value, steps);
    }

    /** Turns half of the pictures left to right. */
    public ImageAugmentation flipHorizontally() {
        return move((draws, placement) -> {
            if (draws.chance(0.5f)) {
                placement.scale(-1, 1);
            }
        });
    }

    /** Turns half of the pictures upside down. */
    public ImageAugmentation flipVertically() {
        return move((draws, placement) -> {
            if (draws.chance(0.5f)) {
                placement.scale(1, -1);
            }
        });
    }

    /**
     * Adds a border and takes a part of the old size anywhere in it: moves the picture by whole pixels, horizontally and vertically.
     *
     * @param pixels the width of the border on each side, at least 0
     * @throws IllegalArgumentException if it is below 0
     */
    public ImageAugmentation crop(int pixels) {
        Checks.notNegative("the border for cropping", pixels);
        return move((draws, placement) -> {
            int right = draws.below(2 * pixels + 1) - pixels;
            placement.shift(right, draws.below(2 * pixels + 1) - pixels);
        });
    }

    /**
     * Moves the picture, not only by whole pixels.
     *
     * @param vertically by how much at most, up or down, as a part of the height
     * @param horizontally likewise, as a part of the width
     * @throws IllegalArgumentException if one is not from 0 to 1
     */
    public ImageAugmentation shift(float vertically, float horizontally) {
        Checks.inRange("a shift", vertically, 0, 1);
        Checks.inRange("a shift", horizontally, 0, 1);
        return move((draws, placement) -> {
            float right = draws.uniform(-horizontally, horizontally) * width;
            placement.shift(right, draws.uniform(-vertically, vertically) * height);
        });
    }

    /**
     * Turns the picture around its middle.
     *
     * @param degrees by how many at most, in either direction
     * @throws IllegalArgumentException if they are not from 0 to 180
     */
    public ImageAugmentation rotate(float degrees) {
        Checks.inRange("degrees", degrees, 0, 180);
        return move((draws, placement) -> placement.rotate(StrictMath.toRadians(draws.uniform(-degrees, degrees))));
    }

    /**
     * Enlarges or shrinks the picture, as wide as high.
     *
     * @param low the smallest factor; below 1 shrinks
     * @param high the largest one; above 1 enlarges
     * @throws IllegalArgumentException if they are not from 0.01 to 100, or the wrong way round
     */
    public ImageAugmentation zoom(float low, float high) {
        Checks.inRange("a factor", low, 0.01f, 100);
        Checks.inRange("the largest factor", high, low, 100);
        return move((draws, placement) -> {
            double factor = draws.uniform(low, high);
            placement.scale(factor, factor);
        });
    }

    private ImageAugmentation move(Geometry.Move move) {
        int last = steps.size() - 1;
        if (last >= 0
                && steps.get(last) instanceof Geometry geometry
                && geometry.border() == border
                && geometry.fill() == fill) {
            List<Augmentation> changed = new ArrayList<>(steps);
            changed.set(last, geometry.and(move));
            return new ImageAugmentation(height, width, channels, border, fill, changed);
        }
        return with(new Geometry(height, width, channels, border, fill, List.of(move)));
    }

    /**
     * Adds one number to all values of a picture.
     *
     * @param range how far from 0 it may be, at least 0
     * @throws IllegalArgumentException if it is below 0 or not finite
     */
    public ImageAugmentation brightness(float range) {
        Checks.notNegative("the range of brightness", range);
        return with((values, offset, size, draws, scratch) -> {
            float added = draws.uniform(-range, range);
            for (int i = offset; i < offset + size; i++) {
                values[i] += added;
            }
        });
    }

    /**
     * Moves all values away from the mean of their channel or towards it, by one factor.
     *
     * @param range how far from 1 the factor may be, from 0 to 1
     * @throws IllegalArgumentException if it is out of range
     */
    public ImageAugmentation contrast(float range) {
        Checks.inRange("the range of contrast", range, 0, 1);
        return with((values, offset, size, draws, scratch) -> {
            float factor = draws.uniform(1 - range, 1 + range);
            for (int c = 0; c < channels; c++) {
                double sum = 0;
                for (int i = offset + c; i < offset + size; i += channels) {
                    sum += values[i];
                }
                float mean = (float) (sum / (height * width));
                for (int i = offset + c; i < offset + size; i += channels) {
                    values[i] = mean + factor * (values[i] - mean);
                }
            }
        });
    }

    /**
     * Adds normal noise to each value.
     *
     * @param deviation its standard deviation, at least 0
     * @throws IllegalArgumentException if it is below 0 or not finite
     */
    public ImageAugmentation noise(float deviation) {
        return with(new Noise(deviation));
    }

    /**
     * Fills a square in all channels. Its middle is anywhere in the picture, so a part of it may be outside (T. DeVries and G. W.
     * Taylor, "Improved regularization of convolutional neural networks with cutout", 2017).
     *
     * @param side its pixels on each side, at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public ImageAugmentation cutOut(int side) {
        Checks.positive("the side of a square", side);
        float value = fill;
        return with((values, offset, size, draws, scratch) -> {
            int top = draws.below(height) - side / 2;
            int left = draws.below(width) - side / 2;
            for (int y = Math.max(top, 0); y < Math.min(top + side, height); y++) {
                int from = offset + (y * width + Math.max(left, 0)) * channels;
                int to = offset + (y * width + Math.min(left + side, width)) * channels;
                for (int i = from; i < to; i++) {
                    values[i] = value;
                }
            }
        });
    }

    /**
     * Brings values that are beyond a range to its ends, for example after {@link #brightness} or {@link #noise}.
     *
     * @throws IllegalArgumentException if {@code low} is not below {@code high}
     */
    public ImageAugmentation clip(float low, float high) {
        if (!(low < high)) {
            throw new IllegalArgumentException("from " + low + " to " + high + " is no range");
        }
        return with((values, offset, size, draws, scratch) -> {
            for (int i = offset; i < offset + size; i++) {
                values[i] = Math.max(low, Math.min(values[i], high));
            }
        });
    }

    /** The same, then a change of one's own; with {@link Augmentation#sometimes} for some pictures only. */
    public ImageAugmentation with(Augmentation step) {
        step.check(height * width * channels);
        List<Augmentation> more = new ArrayList<>(steps);
        more.add(step);
        return new ImageAugmentation(height, width, channels, border, fill, more);
    }

    @Override
    public void check(int size) {
        if (size != height * width * channels) {
            throw new IllegalArgumentException("pictures of " + height + "x" + width + "x" + channels + " have "
                    + height * width * channels + " numbers, the rows have " + size);
        }
    }

    @Override
    public void apply(float[] values, int offset, int size, Draws draws, float[] scratch) {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).apply(values, offset, size, draws, scratch);
        }
    }
}
