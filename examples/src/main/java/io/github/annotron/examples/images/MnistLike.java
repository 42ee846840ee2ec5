// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import java.net.URI;
import java.util.List;

/**
 * A public collection of pictures of 28 by 28 grey values in ten classes, which comes in the four files of MNIST.
 *
 * @param title how people call it
 * @param folder the name of its folder among others
 * @param canBeTurned whether a picture that is turned left to right is one of the same class; a turned digit is none
 * @param classes the names of the ten classes
 * @param files all four, the smallest first: so a download fails early if it fails
 * @param mirrors where they can be downloaded; each ends in a slash
 */
public record MnistLike(
        String title,
        String folder,
        boolean canBeTurned,
        List<String> classes,
        List<MnistFile> files,
        List<URI> mirrors) {

    /** Handwritten digits, by LeCun, Cortes and Burges. Mirrors: Google's, and the one that PyTorch's users load. */
    public static final MnistLike MNIST = new MnistLike(
            "MNIST",
            "mnist",
            false,
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            List.of(
                    new MnistFile(
                            Names.TEST_LABELS,
                            4_542,
                            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
                    new MnistFile(
                            Names.TRAINING_LABELS,
                            28_881,
                            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                    new MnistFile(
                            Names.TEST_IMAGES,
                            1_648_877,
                            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                    new MnistFile(
                            Names.TRAINING_IMAGES,
                            9_912_422,
                            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609")),
            List.of(
                    URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/")));

    /**
     * Articles of clothing, by Xiao, Rasul and Vollgraf (2017). Mirrors: the one that Keras's users load, and Zalando's.
     */
    public static final MnistLike FASHION_MNIST = new MnistLike(
            "Fashion-MNIST",
            "fashion-mnist",
            true,
            List.of(
                    "T-shirt",
                    "trousers",
                    "pullover",
                    "dress",
                    "coat",
                    "sandal",
                    "shirt",
                    "sneaker",
                    "bag",
                    "ankle boot"),
            List.of(
                    new MnistFile(
                            Names.TEST_LABELS,
                            5_148,
                            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
                    new MnistFile(
                            Names.TRAINING_LABELS,
                            29_515,
                            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                    new MnistFile(
                            Names.TEST_IMAGES,
                            4_422_102,
                            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                    new MnistFile(
                            Names.TRAINING_IMAGES,
                            26_421_880,
                            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84")),
            List.of(
                    URI.create("https://storage.googleapis.com/tensorflow/tf-keras-datasets/"),
                    URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")));

    static final List<MnistLike> ALL = List.of(MNIST, FASHION_MNIST);

    /** The names of the files are the same in all collections. */
    static final class Names {

        static final String TEST_LABELS = "t10k-labels-idx1-ubyte.gz";
        static final String TEST_IMAGES = "t10k-images-idx3-ubyte.gz";
        static final String TRAINING_LABELS = "train-labels-idx1-ubyte.gz";
        static final String TRAINING_IMAGES = "train-images-idx3-ubyte.gz";

        private Names() {}
    }

    public MnistLike {
        classes = List.copyOf(classes);
        files = List.copyOf(files);
        mirrors = List.copyOf(mirrors);
    }

    /** How many millions of bytes its files have, rounded up. */
    int megabytes() {
        return files.stream().mapToInt(MnistFile::size).sum() / 1_000_000 + 1;
    }
}
