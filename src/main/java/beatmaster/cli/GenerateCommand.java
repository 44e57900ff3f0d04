package beatmaster.cli;

import beatmaster.generate.AudioRendering;
import beatmaster.generate.GrooveGenerator;
import beatmaster.grid.DrumTab;
import beatmaster.grid.Groove;
import beatmaster.grid.Kit;
import beatmaster.groove.StepRequest;
import beatmaster.lstm.ModelFile;
import beatmaster.midi.Midi;
import beatmaster.smf.DrumRoster;
import beatmaster.smf.GrooveQuantizer;
import beatmaster.smf.GrooveQuantizer.Quantized;
import beatmaster.smf.GrooveScore;
import beatmaster.smf.MidiFileReader;
import beatmaster.smf.MidiFileWriter;
import beatmaster.smf.MidiSong;
import beatmaster.time.Tempo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code generate}: an original drum track, without a clock. */
@Command(name = "generate", description = "Make an original drum track: a MIDI file, audio, or a tab on the screen.")
final class GenerateCommand implements Callable<Integer> {

    private static final int LONGEST_BARS = 10_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DrummerOptions drummer;

    @Option(names = "--bars", paramLabel = "N", description = "How many bars (default: ${DEFAULT-VALUE}).")
    private int bars = 8;

    @Option(names = "--tempo", paramLabel = "BPM", description = "Quarter notes a minute, 20..300 (default: the prime's, or 120).")
    private Double tempo;

    @Option(names = "--prime", paramLabel = "FILE.mid", description = "Carry on from the drums in this file.")
    private Path prime;

    @Option(names = "--out", paramLabel = "FILE.mid", description = "Write a MIDI file.")
    private Path out;

    @Option(names = "--wav", paramLabel = "FILE.wav", description = "Write audio through the built-in synthesizer; needs no sound card.")
    private Path wav;

    @Override
    public Integer call() throws IOException {
        require(bars >= 1 && bars <= LONGEST_BARS, "bars must be 1.." + LONGEST_BARS + ": " + bars);
        require(tempo == null || Tempo.inRange(tempo), "tempo must be 20..300 bpm: " + tempo);
        ModelFile model = drummer.model(Installation.find());
        StepRequest wish = new StepRequest();
        wish.style = drummer.style(model, null);
        wish.temperature = drummer.temperature(1);
        wish.density = drummer.density(StepRequest.FREE);
        wish.intensity = drummer.intensity(StepRequest.FREE);
        MidiSong primeSong = prime == null ? null : MidiFileReader.read(prime);
        double bpm = tempo != null ? tempo : primeSong == null ? 120 : clampToRange(primeSong.tempoBpm());
        Kit kit = DrumRoster.onChannel(Midi.DRUM_CHANNEL);
        Groove groove = new GrooveGenerator(drummer.drummer(model))
                .generate(wish, drummer.seed(), primeGroove(primeSong, kit), bars);
        write(new GrooveScore(groove, kit, bpm).title("Beat Master").toSong());
        tell(model, groove, bpm);
        return 0;
    }

    private Groove primeGroove(MidiSong song, Kit kit) throws IOException {
        if (song == null) {
            return new Groove();
        }
        Quantized quantized = new GrooveQuantizer(kit).quantize(song, prime.toString());
        quantized.leftOut().forEach(bars -> spec.commandLine().getErr().println(prime + ": " + bars + ", left out"));
        Groove groove = quantized.groove();
        if (groove.hits() == 0) {
            throw new Failure("No drums to carry on from in " + prime + ": there is no drum note on channel 10");
        }
        return groove;
    }

    private void write(MidiSong song) throws IOException {
        if (out != null) {
            MidiFileWriter.write(song, out);
        }
        if (wav != null) {
            Path midi = Files.createTempFile("beat-master", ".mid");
            try {
                MidiFileWriter.write(song, midi);
                AudioRendering.render(midi, wav);
            } finally {
                Files.deleteIfExists(midi);
            }
        }
    }

    /** Without a file to write, the screen is where the track goes. */
    private void tell(ModelFile model, Groove groove, double bpm) {
        PrintWriter screen = spec.commandLine().getOut();
        if (out == null && wav == null) {
            for (int bar = 0; bar < groove.bars(); bar++) {
                screen.println("bar " + (bar + 1));
                screen.print(DrumTab.bar(groove, bar));
            }
        }
        screen.printf("%d bars, %d hits, %s bpm, model %s, seed %d%s%s%n", groove.bars(), groove.hits(),
                Screen.number(bpm),
                model.header().name(), drummer.seed(), out == null ? "" : " -> " + out, wav == null ? "" : " -> " + wav);
        screen.flush();
    }

    private static double clampToRange(double bpm) {
        return Math.max(Tempo.MIN_BPM, Math.min(Tempo.MAX_BPM, bpm));
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }
}
