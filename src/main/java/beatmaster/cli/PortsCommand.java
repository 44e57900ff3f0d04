package beatmaster.cli;

import beatmaster.midi.PortInfo;
import beatmaster.ports.SystemPorts;
import beatmaster.ports.VirtualBus;
import beatmaster.time.NanoClock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the MIDI ports of this machine. */
@Command(name = "ports", description = "List the MIDI ports: direction, name, description, system.")
final class PortsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public void run() {
        SystemPorts system = new SystemPorts(NanoClock.system());
        List<PortInfo> ports = system.list();
        system.notice().ifPresent(spec.commandLine().getErr()::println);
        if (ports.isEmpty() && !json) {
            spec.commandLine().getOut().println(advice(System.getProperty("os.name")));
            spec.commandLine().getOut().flush();
            return;
        }
        table(ports).print(spec.commandLine().getOut(), json);
        if (!json) {
            VirtualBus.missing(System.getProperty("os.name"), ports).ifPresent(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
        }
    }

    static Columns table(List<PortInfo> ports) {
        Columns columns = new Columns("direction", "name", "description", "system");
        ports.forEach(port -> columns.add(direction(port), port.name(), port.description(), port.system()));
        return columns;
    }

    /** What to do where there is no port, for a system by its Java name. */
    static String advice(String system) {
        String bus = VirtualBus.howToMake(system).orElse("make a virtual bus: sudo modprobe snd-virmidi");
        return "No MIDI ports: plug in USB gear, or " + bus + ". Without any: --out synth";
    }

    private static String direction(PortInfo port) {
        return port.input() && port.output() ? "in+out" : port.input() ? "in" : "out";
    }
}
