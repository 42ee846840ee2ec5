// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.diagram.NetworkDiagram.Layer;
import io.github.annotron.diagram.NetworkDiagram.Output;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the picture of a network has, and that it can be read. */
class NetworkDiagramTest {

    private static final Path GOLDEN =
            Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "golden", "residual.svg");

    static List<NetworkDiagram> networks() {
        return List.of(Networks.pair(), Networks.residual(), Networks.twoByTwo(), Networks.deep(40), Networks.wide(30));
    }

    private static Document parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError(svg, e);
        }
    }

    /** The elements with a class. */
    private static List<Element> find(Document svg, String style) {
        NodeList all = svg.getElementsByTagName("*");
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (List.of(element.getAttribute("class").split(" ")).contains(style)) {
                found.add(element);
            }
        }
        return found;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void thePictureIsTheGoldenOne() throws IOException {
        String svg = Networks.residual().svg();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(GOLDEN));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void eachLayerIsABoxAndEachReadingALine(NetworkDiagram network) {
        Document svg = parse(network.svg());
        assertThat(find(svg, "box")).hasSameSizeAs(network.layers());
        int readings = network.layers().stream()
                .mapToInt(layer -> layer.reads().size())
                .sum();
        assertThat(find(svg, "line")).hasSize(readings);
        assertThat(find(svg, "tip")).hasSize(readings);
        assertThat(find(svg, "loss")).hasSameSizeAs(network.outputs());
        assertThat(svg.getDocumentElement().getFirstChild().getNextSibling().getNodeName())
                .isEqualTo("title");
    }

    @ParameterizedTest
    @MethodSource("networks")
    void boxesDoNotTouchAndLieInsideThePicture(NetworkDiagram network) {
        Document svg = parse(network.svg());
        double bottom = 0;
        for (Element box : find(svg, "box")) {
            assertThat(number(box, "y")).isGreaterThanOrEqualTo(bottom + 20);
            bottom = number(box, "y") + number(box, "height");
            assertThat(number(box, "x") + number(box, "width")).isLessThan(number(svg.getDocumentElement(), "width"));
        }
        assertThat(bottom).isLessThan(number(svg.getDocumentElement(), "height"));
    }

    @Test
    void framesAreAroundTheLayersOfBlocks() {
        Document svg = parse(Networks.residual().svg());
        assertThat(find(svg, "label"))
                .extracting(label -> label.getLastChild().getTextContent())
                .containsExactlyInAnyOrder("body", "body.0", "body.1", "body.1.inner", "body.2");
        // Each layer but those outside is in the frame of body.
        Element body = find(svg, "frame").stream()
                .max((a, b) -> Double.compare(number(a, "height"), number(b, "height")))
                .orElseThrow();
        double top = number(body, "y");
        double bottom = top + number(body, "height");
        assertThat(find(svg, "box"))
                .filteredOn(box -> number(box, "y") > top && number(box, "y") + number(box, "height") < bottom)
                .hasSize(9);
    }

    @Test
    void aBlockThatOthersInterruptHasSeveralFrames() {
        assertThat(Frame.of(List.of("x", "a.p", "b.p", "a.q", "a.i.j.r")))
                .containsExactly(
                        new Frame("a", 1, 1, 0),
                        new Frame("b", 2, 2, 0),
                        new Frame("a", 3, 4, 0),
                        new Frame("a.i.j", 4, 4, 1));
    }

    @Test
    void linesInOneLaneDoNotOverlap() {
        for (NetworkDiagram network : networks()) {
            List<Lane> lanes = Layout.of(network).lanes();
            for (Lane lane : lanes) {
                for (Lane other : lanes) {
                    if (lane != other && lane.number() == other.number()) {
                        assertThat(last(lane) <= first(other) || last(other) <= first(lane))
                                .as(lane + " and " + other)
                                .isTrue();
                    }
                }
            }
        }
    }

    private static int first(Lane lane) {
        return lane.edges().stream().mapToInt(Lane.Edge::from).min().orElseThrow();
    }

    private static int last(Lane lane) {
        return lane.edges().stream().mapToInt(Lane.Edge::to).max().orElseThrow();
    }

    @Test
    void manyLayersMakeAPictureThatGrowsWithTheirNumber() {
        Document deep = parse(Networks.deep(1000).svg());
        assertThat(number(deep.getDocumentElement(), "width")).isLessThan(400);
        assertThat(Networks.deep(1000).svg().length())
                .isLessThan(11 * Networks.deep(100).svg().length());
        // All branches read one layer and are read by one: two lines.
        assertThat(number(parse(Networks.wide(1000).svg()).getDocumentElement(), "width"))
                .isLessThan(400);
        assertThat(Networks.wide(1000).svg().length())
                .isLessThan(11 * Networks.wide(100).svg().length());
    }

    @Test
    void textIsEscapedAndShortened() {
        String evil = "a<b>&\"'\u0007" + "x".repeat(200);
        String svg = new NetworkDiagram(
                        evil,
                        List.of(
                                new Layer(evil, evil, List.of(), List.of(1), 0, 0),
                                new Layer("块." + evil, "Dense", List.of(evil), List.of(1), 1, 1)),
                        List.of(new Output("块." + evil, evil, 2)))
                .svg();
        Document parsed = parse(svg);
        assertThat(parsed.getElementsByTagName("title").item(0).getTextContent())
                .startsWith("a<b>&\"'?xxx")
                .endsWith("x, layer by layer");
        for (Element text : find(parsed, "name")) {
            assertThat(text.getTextContent()).endsWith("…").hasSizeLessThan(60);
        }
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() {
        String svg = Networks.twoByTwo().svg();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Networks.twoByTwo().svg()).isEqualTo(svg);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theOutputOfABlockIsItsLastLayer() {
        List<Layer> layers = List.of(
                Networks.layer("in", "Input", 0),
                Networks.layer("copy.a", "Dense", 1, "in"),
                Networks.layer("copy.b", "Dense", 1, "copy.a"));
        List<Layout.Box> boxes = Layout.of(new NetworkDiagram("Net", layers, List.of(new Output("copy", "hinge", 1))))
                .boxes();
        assertThat(boxes).extracting(Layout.Box::output).containsExactly("", "", "output copy: hinge");
    }

    @Test
    void anOutputIsALayer() {
        List<Layer> layers = List.of(Networks.layer("in", "Input", 0));
        NetworkDiagram network = new NetworkDiagram("Net", layers, List.of(new Output("i", "hinge", 1)));
        assertThatThrownBy(network::svg)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no layer i, which is an output");
    }

    @Test
    void aLayerThatIsNotThereCannotBeRead() {
        NetworkDiagram network = Networks.network("Net", List.of(Networks.layer("out", "Dense", 1, "in")));
        assertThatThrownBy(network::svg)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("out reads in, and there is no layer of that name before it");
    }
}
