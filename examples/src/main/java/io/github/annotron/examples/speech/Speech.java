// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.TextTable;
import io.github.annotron.examples.common.TrainingCommand;
import io.github.annotron.examples.common.TrainingOptions;
import io.github.annotron.examples.speech.Recordings.Recording;
import io.github.annotron.runtime.metric.ConfusionMatrix;
import io.github.annotron.runtime.report.HtmlReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Learns spoken digits from some recordings of each speaker and is examined on others; then learns without one speaker and is examined
 * on that one, and so with each.
 */
@Command(
        name = "speech",
        sortOptions = false,
        description = "Tells spoken digits apart, also of speakers that it never heard, and listens to WAV files.")
final class Speech extends TrainingCommand {

    private static final int MADE_EACH = 15;
    private static final String ALL = "all";
    private static final String NONE = "none";
    private static final int MOST_PROBABLE = 3;

    /** What is held out of each speaker: recordings 12 to 14. */
    private static final int FIRST_TEST = 12;

    private static final int LAST_TEST = 14;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description =
                    "A folder or zip file with recordings named digit_speaker_number.wav (Free Spoken Digit Dataset)."
                            + " Default: made vowels.")
    private @Nullable Path data;

    @Option(
            names = "--unheard",
            paramLabel = "NAME",
            defaultValue = ALL,
            split = ",",
            description = "Speakers to learn without, one after the other, and to be examined on; \"all\" or \"none\"."
                    + " Default: ${DEFAULT-VALUE}.")
    private List<String> unheard = new ArrayList<>();

    @Option(names = "--model", paramLabel = "FILE", description = "File for the model. Default: ${DEFAULT-VALUE}.")
    private Path model = Path.of("speech.safetensors");

    @Option(
            names = "--listen",
            paramLabel = "FILE",
            description = "Do not train, but say which digit a WAV file is, by the model in --model.")
    private @Nullable Path listen;

    Speech() {
        super("speech", new TrainingOptions(50, 32));
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Speech()).execute(arguments));
    }

    @Override
    protected void check(CommandLine line) {
        if (listen == null) {
            Cli.writable(line, "--model", model);
        }
    }

    @Override
    protected @Nullable HtmlReport run(CommandLine line, PrintWriter out) throws IOException {
        if (listen != null) {
            listen(listen, out);
            return null;
        }
        Recordings all = data == null ? MadeVowels.make(MADE_EACH, options().seed()) : SpokenDigits.read(data);
        List<String> left = left(line, all);
        Recordings training = all.where(recording -> !isHeldOut(recording));
        Recordings test = all.where(Speech::isHeldOut);
        if (training.all().isEmpty() || test.all().isEmpty()) {
            throw new IOException(all.source() + ": expected recordings " + FIRST_TEST + " to " + LAST_TEST
                    + " of each digit and speaker, to be examined on, and others, to learn from");
        }
        out.printf(
                Locale.ROOT,
                "Data: %s, %,d recordings of %d speakers; recordings %d to %d of each digit and speaker are for the test.%n%n",
                all.source(),
                all.all().size(),
                all.speakers().size(),
                FIRST_TEST,
                LAST_TEST);
        Learner learner = new Learner(options());
        out.println(learner.trainer().model().summary());
        out.flush();
        Learner.Learnt learnt = learner.learn(training, test, "all-speakers");
        learnt.preprocessing().save(model, learnt.model());
        out.println("Model:  " + model.toAbsolutePath());

        // The file is examined, not what is in memory: who listens later has the file.
        Listener listener = Listener.of(model);
        ConfusionMatrix confusion = listener.exam(test);
        out.printf(
                Locale.ROOT,
                "%nTest accuracy: %s (%,d of %,d right)%n%n",
                ConfusionMatrix.percent(confusion.accuracy(), 2),
                confusion.right(),
                confusion.total());
        out.println(confusion);
        out.flush();
        Map<String, ConfusionMatrix> strangers = strangers(learner, all, left, out);
        return new SpeechReport(training, test, learnt, listener, confusion, strangers)
                .page((page, settings) -> finish(page, learnt.model(), learnt.history(), settings));
    }

    private static boolean isHeldOut(Recording recording) {
        return recording.number() >= FIRST_TEST && recording.number() <= LAST_TEST;
    }

    /** The speakers to learn without. */
    private List<String> left(CommandLine line, Recordings recordings) {
        List<String> speakers = recordings.speakers();
        if (unheard.equals(List.of(NONE))) {
            return List.of();
        }
        if (speakers.size() < 2) {
            throw new ParameterException(
                    line, "--unheard needs two speakers or more, " + recordings.source() + " has " + speakers);
        }
        if (unheard.equals(List.of(ALL))) {
            return speakers;
        }
        for (String name : unheard) {
            if (!speakers.contains(name)) {
                throw new ParameterException(
                        line, "--unheard " + name + ": there is no such speaker, but " + String.join(", ", speakers));
            }
        }
        return unheard;
    }

    /** How those do who never heard a speaker, by the speaker. */
    private static Map<String, ConfusionMatrix> strangers(
            Learner learner, Recordings all, List<String> speakers, PrintWriter out) {
        Map<String, ConfusionMatrix> results = new LinkedHashMap<>();
        for (String speaker : speakers) {
            out.printf("Without %s: learning from the others.%n", speaker);
            out.flush();
            Recordings test = all.where(recording -> recording.speaker().equals(speaker));
            Learner.Learnt learnt = learner.learn(
                    all.where(recording -> !recording.speaker().equals(speaker)), test, "without-" + speaker);
            results.put(speaker, new Listener(learnt.model(), learnt.preprocessing()).exam(test));
        }
        if (!results.isEmpty()) {
            TextTable table = new TextTable(SpeechReport.STRANGERS);
            SpeechReport.strangers(results).forEach(table::row);
            out.printf("%nSpeakers that it never heard:%n%n%s%n", table);
        }
        return results;
    }

    private void listen(Path file, PrintWriter out) throws IOException {
        Listener listener = Listener.of(model);
        float[] sound = Sounds.LOADER.file(file);
        if (IntStream.range(0, sound.length).allMatch(i -> sound[i] == 0)) {
            throw new IOException(file + " is silent: expected a word");
        }
        float[] probabilities = listener.probabilities(sound);
        List<Integer> digits = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparing(digit -> -probabilities[digit]))
                .toList();
        out.printf("%s is %s.%n%n", file, Listener.DIGITS.get(digits.get(0)));
        TextTable table = new TextTable(List.of("digit", "probability"));
        digits.subList(0, MOST_PROBABLE)
                .forEach(digit -> table.row(
                        List.of(Listener.DIGITS.get(digit), ConfusionMatrix.percent(probabilities[digit], 1))));
        out.print(table);
        out.flush();
    }
}
