// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import io.github.annotron.runtime.explain.HeatMap;
import java.util.List;

/**
 * Maps as pictures: orange above zero, blue below, the stronger the larger. The colours are those of {@link Legend}; people who do not
 * see red and green apart see them apart.
 */
public final class HeatPictures {

    /** How much of an image is left below a map. */
    private static final double LEFT_BELOW = 0.45;

    private static final int SCALE_WIDTH = 8;
    private static final int MARGIN = 4;

    private HeatPictures() {}

    /**
     * A map by itself, on white.
     *
     * @param limit the magnitude of the strongest colour, above 0; what is beyond gets it too
     */
    public static Bitmap of(HeatMap map, double limit) {
        return over(Bitmap.white(map.width(), map.height(), 1), map, limit);
    }

    /**
     * A map over a paled image.
     *
     * @param image as large as the map: see {@link HeatMap#resized} and {@link Bitmap#enlarged}
     * @param limit the magnitude of the strongest colour, above 0
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Bitmap over(Bitmap image, HeatMap map, double limit) {
        if (image.width() != map.width() || image.height() != map.height()) {
            throw new IllegalArgumentException("the image has " + image.height() + " rows and " + image.width()
                    + " columns, the map " + map.height() + " and " + map.width() + "; resize the map first");
        }
        if (!(limit > 0)) {
            throw new IllegalArgumentException("the limit of the colours must be above 0, not " + limit);
        }
        Bitmap picture = Bitmap.white(image.width(), image.height(), 3);
        int[] below = new int[image.channels()];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                for (int channel = 0; channel < below.length; channel++) {
                    below[channel] = (int) Math.round(255 - LEFT_BELOW * (255 - image.sample(x, y, channel)));
                }
                picture.set(x, y, Diverging.over(map.at(y, x) / limit, below));
            }
        }
        return picture;
    }

    /**
     * Maps beside and below each other, such as those of a layer's channels.
     *
     * @param maps at least one, all of one size
     * @param columns how many are beside each other
     * @param scale how many pixels wide and high each place becomes
     * @param limit the magnitude of the strongest colour, above 0
     */
    public static Bitmap grid(List<HeatMap> maps, int columns, int scale, double limit) {
        int width = maps.get(0).width() * scale + MARGIN;
        int height = maps.get(0).height() * scale + MARGIN;
        int rows = (maps.size() + columns - 1) / columns;
        Bitmap sheet = Bitmap.white(Math.min(columns, maps.size()) * width - MARGIN, rows * height - MARGIN, 3);
        for (int i = 0; i < maps.size(); i++) {
            sheet.draw(of(maps.get(i), limit), i % columns * width, i / columns * height, scale);
        }
        return sheet;
    }

    /**
     * A picture with the scale of its colours at the right, with numbers, for files that stand by themselves.
     *
     * @param picture of three channels, at least 40 pixels high: see {@link Bitmap#enlarged}
     * @param limit as the picture was made with
     * @param signed whether the scale begins at {@code -limit}; if not, at 0
     */
    public static Bitmap withScale(Bitmap picture, double limit, boolean signed) {
        int least = 3 * (TinyFont.HEIGHT + MARGIN) + MARGIN;
        if (picture.height() < least || picture.channels() != 3) {
            throw new IllegalArgumentException("a scale needs a picture of 3 channels and at least " + least
                    + " rows, not " + picture.channels() + " and " + picture.height() + "; enlarge it first");
        }
        String top = Legend.number(limit);
        String bottom = signed ? Legend.number(-limit) : "0";
        int text = TinyFont.width(top.length() > bottom.length() ? top : bottom);
        Bitmap page = Bitmap.white(
                picture.width() + MARGIN + SCALE_WIDTH + MARGIN + text + MARGIN, picture.height(), picture.channels());
        page.draw(picture, 0, 0, 1);
        int left = picture.width() + MARGIN;
        for (int y = 0; y < page.height(); y++) {
            double share = 1 - (y + 0.5) / page.height();
            int[] colour = Diverging.over(signed ? 2 * share - 1 : share, 255);
            for (int x = left; x < left + SCALE_WIDTH; x++) {
                page.set(x, y, colour);
            }
        }
        int numbers = left + SCALE_WIDTH + MARGIN;
        TinyFont.write(page, top, numbers, 1);
        TinyFont.write(page, bottom, numbers, page.height() - TinyFont.HEIGHT - 1);
        if (signed) {
            TinyFont.write(page, "0", numbers, (page.height() - TinyFont.HEIGHT) / 2);
        }
        return page;
    }
}
