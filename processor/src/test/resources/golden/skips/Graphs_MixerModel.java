package example.skips;

import io.github.annotron.Wiring;
import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.PassMemory;
import io.github.annotron.runtime.Revision;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.initializer.Initializers;
import io.github.annotron.runtime.kernel.Scratch;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.support.LayerList;
import io.github.annotron.runtime.support.ParameterSet;
import io.github.annotron.runtime.training.TrainingProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * The parameters of {@link Graphs.Mixer}.
 *
 * <pre>
 * layer                kind               shape            parameters  multiply-adds  compiled as
 * history              Input              2x3                       0              0
 * person               Input              5                         0              0
 * events               Dense              2x3                       9             18  loops
 * changed              Add                2x3                       0              0
 * together             Concat             6x3                       0              0
 * smooth               Activate           6x3                       0              0
 * flat                 Flatten            18                        0              0
 * embedded             Dense              6                        36             30  loops
 * all                  Concat             24                        0              0
 * buys                 Dense              1                        25             24  loops
 * </pre>
 *
 * <p>Bytes: 280 of parameters; 236 for each sample of a prediction, 688 of a batch in training; 280 of gradients at parameters.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
@Wiring({
        "all(flat,embedded)",
        "buys(all)",
        "changed(events,history)",
        "embedded(person)",
        "events(history)",
        "flat(smooth)",
        "smooth(together)",
        "together(changed,original,events)"
})
final class Graphs_MixerModel implements Model {
    private static final List<TensorSpec> INPUTS = List.of(new TensorSpec("history", List.of(2, 3)),
    new TensorSpec("person", List.of(5)));

    private static final List<OutputSpec> OUTPUTS = List.of(new OutputSpec("buys", List.of(1), Losses.SIGMOID_CROSS_ENTROPY, 1.0f));

    FMatrixRMaj eventsKernel;

    FMatrixRMaj embeddedKernel;

    FMatrixRMaj embeddedBias;

    FMatrixRMaj buysKernel;

    FMatrixRMaj buysBias;

    private final List<Parameter> parameters;

    private final Revision revision;

    private Graphs_MixerModel(ParameterSet parameters) {
        allocate(parameters);
        this.parameters = parameters.toList();
        revision = parameters.revision();
    }

    private void allocate(ParameterSet parameters) {
        eventsKernel = parameters.add("events.kernel", 3, 3);
        embeddedKernel = parameters.add("embedded.kernel", 5, 6);
        embeddedBias = parameters.add("embedded.bias", 6);
        buysKernel = parameters.add("buys.kernel", 24, 1);
        buysBias = parameters.add("buys.bias", 1);
    }

    /**
     * Makes a model with fresh parameters.
     *
     * @param seed the same seed gives the same parameters, on any machine
     */
    static Graphs_MixerModel create(long seed) {
        Graphs_MixerModel model = new Graphs_MixerModel(ParameterSet.fresh());
        model.initialize(seed);
        return model;
    }

    /**
     * Makes a model with the parameters of a file that {@link #save} has written.
     *
     * @throws IOException if the file cannot be read or is not of this network
     */
    static Graphs_MixerModel load(Path file) throws IOException {
        Graphs_MixerModel model = new Graphs_MixerModel(ParameterSet.fresh());
        model.restore(file);
        return model;
    }

    /**
     * Makes a model of what is a part of another one. Both have the same parameters: what changes one changes the other.
     *
     * @param path the name of the part, such as {@code encoder}
     * @throws IllegalArgumentException if there is no such part
     */
    static Graphs_MixerModel partOf(Model whole, String path) {
        return new Graphs_MixerModel(ParameterSet.of(whole, path));
    }

    private void initialize(long seed) {
        Initializers.glorotUniform(eventsKernel, 3, 3, Initializers.seed(seed, "events.kernel"));
        Initializers.heUniform(embeddedKernel, 5, 6, Initializers.seed(seed, "embedded.kernel"));
        Initializers.zeros(embeddedBias);
        Initializers.glorotUniform(buysKernel, 24, 1, Initializers.seed(seed, "buys.kernel"));
        Initializers.zeros(buysBias);
    }

    @Override
    public String name() {
        return "Graphs.Mixer";
    }

    @Override
    public List<TensorSpec> inputs() {
        return INPUTS;
    }

    @Override
    public List<OutputSpec> outputs() {
        return OUTPUTS;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public List<LayerInfo> layers() {
        LayerList layers = new LayerList();
        describe(layers);
        return layers.toList();
    }

    private void describe(LayerList layers) {
        layers.add("history", "Input", 2, 3);
        layers.add("person", "Input", 5);
        layers.add("events", "Dense", 2, 3).reads("history").parameters(9, "events.kernel").multiplyAdds(18).compiledAs("loops")
                .forward(18, 48, 36).gradients(18, 48, 36);
        layers.add("changed", "Add", 2, 3).reads("events", "history")
                .forward(0, 72, 0).backward(0, 120, 0);
        layers.add("together", "Concat", 6, 3).reads("changed", "history", "events")
                .forward(0, 144, 0).backward(0, 120, 0);
        layers.add("smooth", "Activate", 6, 3).reads("together")
                .forward(0, 144, 0).backward(0, 216, 0);
        layers.add("flat", "Flatten", 18).reads("smooth");
        layers.add("embedded", "Dense", 6).reads("person").parameters(36, "embedded.kernel", "embedded.bias").multiplyAdds(30).compiledAs("loops")
                .forward(30, 44, 144).backward(0, 48, 0).gradients(30, 44, 144);
        layers.add("all", "Concat", 24).reads("flat", "embedded")
                .forward(0, 192, 0).backward(0, 192, 0);
        layers.add("buys", "Dense", 1).reads("all").parameters(25, "buys.kernel", "buys.bias").multiplyAdds(24).compiledAs("loops")
                .forward(24, 100, 100).backward(24, 100, 96).gradients(24, 100, 100);
    }

    @Override
    public Graphs_MixerModel newCopy() {
        return ParameterSet.copied(new Graphs_MixerModel(ParameterSet.fresh()), this);
    }

    @Override
    public Graphs_MixerPredictor newPredictor() {
        return new Graphs_MixerPredictor(this, 1, Memory.REUSED);
    }

    @Override
    public Graphs_MixerPredictor newPredictor(int capacity, Memory memory) {
        return new Graphs_MixerPredictor(this, capacity, memory);
    }

    @Override
    public PassMemory predictionMemory(int capacity, Memory memory) {
        boolean keep = memory == Memory.KEPT;
        return PassMemory.ofElements(
                0L,
                keep ? 90L * capacity : 59L * capacity,
                1L,
                0L,
                Scratch.of(1).exponentials().bytes());
    }

    @Override
    public PassMemory trainingMemory(int capacity, int threads) {
        return PassMemory.ofElements(
                70L,
                172L * capacity,
                0L,
                5L + 2L * capacity + Math.max(24, capacity) + Math.max(3, capacity * 2),
                Scratch.of(threads).products(24, capacity, 1, 1L).products(3, 24, 1, 2L * capacity).products(6, 5, 1, 1L * capacity).exponentials().bytes());
    }

    @Override
    public TrainingProgram newTrainingProgram(int capacity) {
        return new Graphs_MixerBackward(this, capacity);
    }
}
