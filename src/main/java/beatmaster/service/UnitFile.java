package beatmaster.service;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The unit file as it is on disk: our header with a checksum, so that lines that somebody changed by hand are noticed. */
public final class UnitFile {

    private static final String SUM = "# checksum ";

    /** What stands in the way, if anything. */
    public enum Found {
        /** As we wrote it. */
        OURS,
        /** We wrote it, somebody changed it. */
        CHANGED,
        /** Somebody else's. */
        FOREIGN
    }

    private UnitFile() {
    }

    /** The whole file around a unit's text. */
    public static String whole(ServiceKind kind, String text) {
        String edit = String.join(" ", kind.systemctl("edit", ServiceKind.UNIT));
        return "# Beat Master: written by ./run.sh install-service, taken away by ./run.sh install-service --remove"
                + (kind == ServiceKind.SYSTEM ? " --system" : "") + ".\n"
                + "# To change it: " + edit + " (what you write there stays when this file is renewed).\n"
                + SUM + sum(text) + "\n" + text;
    }

    /** Whether a file's content is what {@link #whole} made. */
    public static Found judge(String content) {
        int at = content.indexOf("\n" + SUM);
        if (at < 0) {
            return Found.FOREIGN;
        }
        int textAt = content.indexOf('\n', at + 1) + 1;
        String text = content.substring(textAt);
        boolean ours = content.equals(whole(ServiceKind.USER, text)) || content.equals(whole(ServiceKind.SYSTEM, text));
        return ours ? Found.OURS : Found.CHANGED;
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }
}
