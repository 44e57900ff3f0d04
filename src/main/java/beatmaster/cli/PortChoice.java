package beatmaster.cli;

import beatmaster.grid.Kit;
import beatmaster.grid.Voice;
import beatmaster.midi.Midi;
import beatmaster.midi.MidiInput;
import beatmaster.midi.MidiOutput;
import beatmaster.midi.PortFailure;
import beatmaster.ports.JoinedOutput;
import beatmaster.ports.NullOutput;
import beatmaster.ports.PortWatch;
import beatmaster.ports.SystemPorts;
import beatmaster.ports.javasound.SynthOutput;
import beatmaster.preset.Preset;
import beatmaster.time.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Opens the ports of a performance. What the command line names must be there, or is waited for if so asked; what only the
 * preset names may be missing: then the synthesizer takes over, and where there is no audio line nothing does, in so many
 * words. Where the system can, ports of our own are shown to other programs beside what the preset names. A device that is
 * pulled is taken again when it comes back. Control thread only.
 */
final class PortChoice implements AutoCloseable {

    /**
     * What the command line says of ports.
     *
     * @param out null for the preset's
     * @param in what to listen to; if none, what the preset names
     * @param clockIn the clock's own port, or null
     * @param sendClock the port that clock is sent to, or null
     * @param virtual whether to make ports that other programs connect to
     * @param await whether named ports may come later
     * @param auto whether whatever sensible ports turn up are taken, where none is named
     * @param through whether players are handed on to the output
     * @param listens whether there is somebody to listen to at all
     */
    record Wanted(String out, List<String> in, String clockIn, String sendClock, boolean virtual, boolean await,
            boolean auto, boolean through, boolean listens) {

        /** Whether any input will do. */
        boolean anyInput() {
            return auto && in.isEmpty();
        }

        /** Whether any output will do. */
        boolean anyOutput() {
            return auto && out == null && !virtual;
        }

        /** Whether ports of our own are there to be listened to. */
        boolean virtualInput() {
            boolean wished = listens || auto || through;
            return virtual || out == null && wished && in.isEmpty() && clockIn == null && SystemPorts.canOpenVirtual();
        }
    }

    private final SystemPorts system;
    private final PortWatch watch;
    private final Screen screen;
    private final List<MidiInput> opened = new ArrayList<>();
    private final List<MidiInput> players = new ArrayList<>();
    private MidiInput clock;
    private MidiOutput output;
    private MidiOutput clockOut;
    private boolean headless;

    /** @param clock stamps what arrives */
    PortChoice(NanoClock clock, Screen screen) {
        this.screen = screen;
        system = new SystemPorts(clock);
        watch = new PortWatch(system, clock, new WatchLines(screen));
    }

    /** @throws PortFailure if a port that the command line named cannot be opened; those already open are closed */
    void open(Preset gear, Wanted wanted) {
        try {
            openInputs(gear, wanted);
            openOutput(gear, wanted);
            openClockOut(wanted);
            system.notice().ifPresent(notice -> screen.line("%s", notice));
            watch.start();
        } catch (PortFailure e) {
            close();
            throw e;
        }
    }

    private void openInputs(Preset gear, Wanted wanted) {
        wanted.in().forEach(name -> players.add(input(name, wanted.await())));
        clock = wanted.clockIn() == null ? null : input(wanted.clockIn(), wanted.await());
        if (wanted.anyInput()) {
            players.addAll(watch.anyInputs());
            opened.addAll(players);
        } else if (wanted.in().isEmpty()) {
            gear.in().forEach(this::openIfThere);
        }
        if (wanted.virtualInput()) {
            MidiInput input = system.openVirtualInput();
            opened.add(input);
            players.add(input);
        }
    }

    private void openOutput(Preset gear, Wanted wanted) {
        if (wanted.out() != null) {
            output = named(wanted.out(), wanted.await());
        } else if (wanted.anyOutput()) {
            output = watch.anyOutput(SystemPorts.isBuiltIn(gear.out()) ? null : gear.out());
        } else if (!wanted.virtual()) {
            output = outputOf(gear);
        }
        if (wanted.virtual() || wanted.out() == null && SystemPorts.canOpenVirtual()) {
            MidiOutput virtual = system.openVirtualOutput();
            output = output == null || output instanceof NullOutput ? virtual : new JoinedOutput(output, virtual);
        }
    }

    /** A port that gets the drums already gets its clock on the same connection. */
    private void openClockOut(Wanted wanted) {
        String name = wanted.sendClock();
        if (name != null) {
            boolean same = output.name().toLowerCase(Locale.ROOT).contains(name.strip().toLowerCase(Locale.ROOT));
            clockOut = same ? output : named(name, wanted.await());
        }
    }

    private MidiOutput named(String name, boolean await) {
        if (SystemPorts.isBuiltIn(name)) {
            return system.openOutput(name);
        }
        return await ? watch.awaitOutput(name) : watch.openOutput(name);
    }

    /** Ports whose notes count. */
    List<MidiInput> players() {
        return List.copyOf(players.stream().distinct().toList());
    }

    /** The port whose clock alone counts, or null. */
    MidiInput clock() {
        return clock;
    }

    MidiOutput output() {
        return output;
    }

    /** Ends whatever the kit's keys still sound for a predecessor that was killed. */
    void silence(Kit kit, long nowNs) {
        for (int voice = 0; voice < Voice.COUNT; voice++) {
            if (kit.plays(voice)) {
                output.send(Midi.noteOff(kit.channel(voice), kit.note(voice)), nowNs);
            }
        }
    }

    /** Where clock is sent to, or null; may be the same as {@link #output}. */
    MidiOutput clockOut() {
        return clockOut;
    }

    /** Whether nothing that sounds could be opened, though something was wanted. */
    boolean headless() {
        return headless;
    }

    /** Where the clock may come from, for a message. */
    String clockNames() {
        return clock != null ? clock.name()
                : players().stream().map(MidiInput::name).distinct().collect(Collectors.joining(" or "));
    }

    /** Ends the watch over ports that come and go; the ports stay open. */
    void stopWatching() {
        watch.close();
    }

    /** Closes all that is open; a performance that has begun closes its ports itself. */
    @Override
    public void close() {
        stopWatching();
        opened.forEach(MidiInput::close);
        if (output != null) {
            output.close();
        }
        if (clockOut != null) {
            clockOut.close();
        }
    }

    /** One device is opened once, also if it is named twice. */
    private MidiInput input(String name, boolean await) {
        for (MidiInput one : opened) {
            if (one.name().toLowerCase(Locale.ROOT).contains(name.strip().toLowerCase(Locale.ROOT))) {
                return one;
            }
        }
        MidiInput input = await ? watch.awaitInput(name) : watch.openInput(name);
        opened.add(input);
        return input;
    }

    private void openIfThere(String name) {
        try {
            players.add(input(name, false));
        } catch (PortFailure e) {
            screen.line("%s; playing without it", e.getMessage());
        }
    }

    private MidiOutput outputOf(Preset gear) {
        try {
            return named(gear.out(), false);
        } catch (PortFailure e) {
            return gear.out().equalsIgnoreCase(SynthOutput.NAME) ? nothing(e) : synthesizerInsteadOf(e);
        }
    }

    private MidiOutput synthesizerInsteadOf(PortFailure missing) {
        try {
            MidiOutput synth = system.openOutput(SynthOutput.NAME);
            screen.line("%s; playing the synthesizer", missing.getMessage());
            return synth;
        } catch (PortFailure e) {
            return nothing(missing);
        }
    }

    private MidiOutput nothing(PortFailure missing) {
        screen.line("%s; showing the pattern and recording the take", missing.getMessage());
        headless = true;
        return new NullOutput();
    }
}
