// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Makes pictures of one shape, {@code {height, width, channels}}, out of image files of any size: PNG, JPEG, GIF, BMP, and whatever
 * else javax.imageio reads. Use the same one for training and for predicting.
 *
 * <p>A picture is stretched to the size, by a triangle filter that is as wide as a new pixel where the picture shrinks (Pillow's
 * {@code BILINEAR} and torchvision's with {@code antialias}); the two passes are in double and are rounded once. Grey is {@code 0.299
 * red + 0.587 green + 0.114 blue} (ITU-R BT.601). What is transparent becomes white.
 */
public final class ImageLoader {

    /** More than any training needs, and not more than memory holds. */
    private static final long MOST_PIXELS = 1L << 26;

    private static final int WHITE = 255;

    private final int height;
    private final int width;
    private final int channels;
    private final boolean lenient;

    private ImageLoader(int height, int width, int channels, boolean lenient) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a picture must have at least 1x1 pixels, not " + height + "x" + width);
        }
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.lenient = lenient;
    }

    /**
     * Grey pictures, of one channel.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public static ImageLoader grey(int height, int width) {
        return new ImageLoader(height, width, 1, false);
    }

    /**
     * Colour pictures, of the channels red, green and blue.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public static ImageLoader colour(int height, int width) {
        return new ImageLoader(height, width, 3, false);
    }

    /** Skips and reports files of a folder that cannot be read; otherwise they are all an error. */
    public ImageLoader lenient() {
        return new ImageLoader(height, width, channels, true);
    }

    /** How many numbers a picture has. */
    public int size() {
        return height * width * channels;
    }

    /**
     * Reads a folder that has a folder of pictures for each class. Classes and files are taken in the order of their names; names
     * that begin with a dot are passed over.
     *
     * @throws IOException if a folder cannot be read, if there is no class or a class without pictures, or, unless this is lenient, if
     *     a file is not a picture; the message names them
     */
    public ImageFolder folder(Path root) throws IOException {
        List<Path> classes = list(root).stream().filter(Files::isDirectory).toList();
        if (classes.isEmpty()) {
            throw new IOException(root + ": expected a folder for each class, found none");
        }
        List<byte[]> pictures = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            int before = pictures.size();
            for (Path file : list(classes.get(label))) {
                if (Files.isDirectory(file)) {
                    continue;
                }
                try {
                    pictures.add(bytes(file));
                    files.add(file);
                    labels.add(label);
                } catch (IOException e) {
                    skipped.add(e.getMessage());
                }
            }
            if (!lenient && !skipped.isEmpty()) {
                throw new IOException(skipped.get(0)
                        + (skipped.size() > 1
                                ? "; and " + (skipped.size() - 1) + " more files in " + classes.get(label)
                                : ""));
            }
            if (pictures.size() == before) {
                throw new IOException(classes.get(label) + ": expected pictures, found none");
            }
        }
        byte[] pixels = new byte[Math.multiplyExact(pictures.size(), size())];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i), 0, pixels, i * size(), size());
        }
        return new ImageFolder(
                classes.stream().map(folder -> folder.getFileName().toString()).toList(),
                files,
                pixels,
                labels.stream().mapToInt(Integer::intValue).toArray(),
                skipped);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted((a, b) ->
                            a.getFileName().toString().compareTo(b.getFileName().toString()))
                    .toList();
        }
    }

    /**
     * Reads one picture.
     *
     * @return its values from 0 to 1, as {@link ImageFolder#dataset()} has them
     * @throws IOException if the file cannot be read or is not a picture; the message names it
     */
    public float[] file(Path file) throws IOException {
        return scaled(bytes(file));
    }

    /** Converts one picture; values from 0 to 1. */
    public float[] image(BufferedImage image) {
        return scaled(bytes(image));
    }

    private static float[] scaled(byte[] bytes) {
        float[] values = new float[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (bytes[i] & 0xFF) / 255f;
        }
        return values;
    }

    private byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("it is of no format that can be read here ("
                        + String.join(", ", new TreeSet<>(Arrays.asList(ImageIO.getReaderFileSuffixes())))
                        + ")");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new IOException(
                            "it has " + reader.getWidth(0) + "x" + reader.getHeight(0) + " pixels, which are too many");
                }
                return bytes(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Broken files make the readers throw exceptions of many kinds.
            throw new IOException(file + " is not a readable picture: " + e.getMessage(), e);
        }
    }

    private byte[] bytes(BufferedImage image) {
        double[] values = values(image);
        double[] resized = Resampling.resize(values, image.getHeight(), image.getWidth(), channels, height, width);
        byte[] bytes = new byte[resized.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.max(0, Math.min(Math.round(resized[i]), 255));
        }
        return bytes;
    }

    /** The values of all channels, 0 to 255. */
    private double[] values(BufferedImage image) {
        int rows = image.getHeight();
        int columns = image.getWidth();
        double[] values = new double[rows * columns * channels];
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY || image.getType() == BufferedImage.TYPE_USHORT_GRAY) {
            // As they are: getRGB takes them for linear and makes them brighter.
            Raster raster = image.getRaster();
            double scale = image.getType() == BufferedImage.TYPE_BYTE_GRAY ? 1 : 1 / 257.0;
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    for (int c = 0; c < channels; c++) {
                        values[(y * columns + x) * channels + c] = raster.getSample(x, y, 0) * scale;
                    }
                }
            }
            return values;
        }
        int[] line = new int[columns];
        for (int y = 0; y < rows; y++) {
            image.getRGB(0, y, columns, 1, line, 0, columns);
            for (int x = 0; x < columns; x++) {
                int alpha = line[x] >>> 24;
                double red = over(line[x] >> 16 & 0xFF, alpha);
                double green = over(line[x] >> 8 & 0xFF, alpha);
                double blue = over(line[x] & 0xFF, alpha);
                int at = (y * columns + x) * channels;
                if (channels == 1) {
                    values[at] = 0.299 * red + 0.587 * green + 0.114 * blue;
                } else {
                    values[at] = red;
                    values[at + 1] = green;
                    values[at + 2] = blue;
                }
            }
        }
        return values;
    }

    private static double over(int value, int alpha) {
        return alpha == 255 ? value : WHITE + (value - WHITE) * alpha / 255.0;
    }
}
