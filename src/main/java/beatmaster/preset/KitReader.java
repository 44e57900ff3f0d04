package beatmaster.preset;

import beatmaster.grid.Kit;
import beatmaster.grid.Kit.Pad;
import beatmaster.grid.Voice;
import beatmaster.midi.Midi;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The {@code kit} section: a channel for all, and for each voice a note, or a note with a channel and further notes coming in.
 */
final class KitReader {

    private final Section section;
    /** 1..16, as it is printed on gear. */
    private final int channel;
    private final Map<Voice, Pad> out = new EnumMap<>(Voice.class);
    private final Map<Voice, List<Pad>> in = new EnumMap<>(Voice.class);

    private final Set<Pad> heard = new HashSet<>();

    private KitReader(Section section) {
        this.section = section;
        channel = section.whole("channel", 1, Midi.CHANNELS, Midi.DRUM_CHANNEL + 1);
    }

    static Kit read(Section section) {
        KitReader reader = new KitReader(section);
        for (int v = 0; v < Voice.COUNT; v++) {
            reader.voice(Voice.of(v));
        }
        section.refuseOtherKeys();
        if (reader.out.isEmpty()) {
            throw section.failure("channel", "a kit must have at least one voice", "none");
        }
        return new Kit(reader.out, reader.in);
    }

    private void voice(Voice voice) {
        Section pads = section.sectionIfAny(voice.key());
        if (pads != null) {
            int own = pads.whole("channel", 1, Midi.CHANNELS, channel);
            out.put(voice, pad(own, pads.whole("note", 0, Midi.NOTES - 1)));
            in.put(voice, also(pads, own));
            pads.refuseOtherKeys();
        } else if (section.has(voice.key())) {
            out.put(voice, pad(channel, section.whole(voice.key(), 0, Midi.NOTES - 1)));
        }
    }

    private List<Pad> also(Section pads, int own) {
        List<Pad> also = new ArrayList<>();
        for (Node item : pads.items("also")) {
            Pad pad = further(pads, item, own);
            if (!heard.add(pad)) {
                throw section.failure(item, "a note coming in must be one voice only", pad.note());
            }
            also.add(pad);
        }
        return also;
    }

    private static Pad further(Section pads, Node item, int own) {
        if (!(item instanceof MappingNode)) {
            return pad(own, pads.wholeItem("also", item, 0, Midi.NOTES - 1));
        }
        Section pad = pads.sectionItem("also", item);
        Pad read = pad(pad.whole("channel", 1, Midi.CHANNELS, own), pad.whole("note", 0, Midi.NOTES - 1));
        pad.refuseOtherKeys();
        return read;
    }

    private static Pad pad(int channel, int note) {
        return new Pad(channel - 1, note);
    }
}
