"""Small libasound programs for ./inside: nothing of them is Beat Master's.

    seq.py send PORT < LINES       plays messages at their times, on its own queue; a line: milliseconds, then bytes in hex
    seq.py send -N < LINES         to whoever connects to it, once N have
    seq.py flood PORT N RATE       N control changes, so many a second
    seq.py sysex PORT BYTES        a SysEx of so many bytes: in pieces of 256, as the kernel's drivers do, then as one event
    seq.py watch                   who comes, goes and connects, by the kernel's time in ms; connects two ports of its own at
                                   every coming, which is the least that it takes
    seq.py floor N                 how late the kernel's queue delivers events by its own time: min, median, p95, max in us
    seq.py raw DEVICE BYTES ...    writes hex bytes to a raw MIDI device
"""
import ctypes
import os
import sys
import time

EVENT_BYTES = 28
OWN, SUBSCRIBERS, UNKNOWN, QUEUE_DIRECT, START = 0, 254, 253, 253, 30
PLAYS, HEARS, HIDDEN, HIDDEN_OUT = 1 | 32, 2 | 64, 2 | 128, 1 | 128
SYSEX, VARIABLE_LENGTH = 130, 4
ANNOUNCED = {61: "client-exit", 63: "port-start", 64: "port-exit", 66: "subscribed", 67: "unsubscribed"}
asound = None


def check(rc, what):
    if rc < 0:
        sys.exit(f"seq.py: {what}: {rc}")
    return rc


class Client:
    """A client with a port and a queue."""

    def __init__(self, name, capability):
        global asound
        asound = ctypes.CDLL("libasound.so.2")
        self.seq = ctypes.c_void_p()
        check(asound.snd_seq_open(ctypes.byref(self.seq), b"default", 3, 0), "open")
        asound.snd_seq_set_client_name(self.seq, name.encode())
        self.queue = check(asound.snd_seq_alloc_named_queue(self.seq, name.encode()), "queue")
        self.port = self.create_port(capability)
        self.codec = ctypes.c_void_p()
        check(asound.snd_midi_event_new(ctypes.c_size_t(256), ctypes.byref(self.codec)), "codec")

    def create_port(self, capability):
        info = ctypes.create_string_buffer(512)
        asound.snd_seq_port_info_set_name(info, b"out" if capability & PLAYS == PLAYS else b"in")
        asound.snd_seq_port_info_set_capability(info, capability)
        asound.snd_seq_port_info_set_type(info, 1 << 20)
        asound.snd_seq_port_info_set_timestamping(info, 1)
        asound.snd_seq_port_info_set_timestamp_real(info, 1)
        asound.snd_seq_port_info_set_timestamp_queue(info, self.queue)
        check(asound.snd_seq_create_port(self.seq, info), "port")
        return asound.snd_seq_port_info_get_port(info)

    def start_queue(self, hertz=None):
        if hertz:
            timer = ctypes.create_string_buffer(512)
            check(asound.snd_seq_get_queue_timer(self.seq, self.queue, timer), "timer")
            asound.snd_seq_queue_timer_set_resolution(timer, hertz)
            check(asound.snd_seq_set_queue_timer(self.seq, self.queue, timer), "timer")
        check(asound.snd_seq_control_queue(self.seq, self.queue, START, 0, None), "start")
        asound.snd_seq_drain_output(self.seq)

    def connect_to(self, name):
        address = ctypes.create_string_buffer(2)
        check(asound.snd_seq_parse_address(self.seq, address, name.encode()), "no such port: " + name)
        check(asound.snd_seq_connect_to(self.seq, self.port, address.raw[0], address.raw[1]), "connect")

    def wait_for(self, listeners):
        info = ctypes.create_string_buffer(512)
        while True:
            check(asound.snd_seq_get_port_info(self.seq, self.port, info), "port info")
            if asound.snd_seq_port_info_get_read_use(info) >= listeners:
                return
            time.sleep(0.02)

    def event(self, message, client=SUBSCRIBERS, port=UNKNOWN):
        buffer = ctypes.create_string_buffer(EVENT_BYTES)
        asound.snd_midi_event_reset_encode(self.codec)
        asound.snd_midi_event_encode(self.codec, message, ctypes.c_long(len(message)), buffer)
        buffer[3] = QUEUE_DIRECT
        buffer[13], buffer[14], buffer[15] = self.port, client, port
        return buffer

    def at(self, buffer, ms):
        buffer[1], buffer[3] = bytes([buffer.raw[1] | 1]), self.queue
        buffer[4:8] = int(ms // 1000).to_bytes(4, "little")
        buffer[8:12] = round(ms % 1000 * 1e6).to_bytes(4, "little")
        check(asound.snd_seq_event_output(self.seq, buffer), "output")

    def read(self):
        slot = ctypes.c_void_p()
        check(asound.snd_seq_event_input(self.seq, ctypes.byref(slot)), "input")
        event = ctypes.string_at(slot, EVENT_BYTES)
        return event, int.from_bytes(event[4:8], "little") * 1000 + int.from_bytes(event[8:12], "little") / 1e6


def send(port):
    client = Client("sender", PLAYS)
    client.wait_for(int(port[1:])) if port.startswith("-") else client.connect_to(port)
    check(asound.snd_seq_control_queue(client.seq, client.queue, START, 0, None), "start")
    for line in sys.stdin:
        words = line.split()
        if words:
            client.at(client.event(bytes(int(word, 16) for word in words[1:])), float(words[0]))
    check(asound.snd_seq_drain_output(client.seq), "drain")
    asound.snd_seq_sync_output_queue(client.seq)


def flood(port, count, rate):
    """Many events in one write to the sequencer's file, past libasound, which is too slow for this in Python."""
    client = Client("flood", PLAYS)
    client.connect_to(port)
    descriptor = ctypes.create_string_buffer(8)
    asound.snd_seq_poll_descriptors(client.seq, descriptor, 1, 4)
    file = int.from_bytes(descriptor.raw[0:4], "little")
    piece = b"".join(client.event(bytes([0xB0, 20, i])).raw for i in range(100))
    begin, refused = time.monotonic(), 0
    for sent in range(0, int(count), 100):
        time.sleep(max(0, begin + sent / int(rate) - time.monotonic()))
        try:
            refused += os.write(file, piece) < len(piece)
        except OSError:
            refused += 1
    took = time.monotonic() - begin
    print(f"sent {count} events, {int(count) / took:.0f} a second; {refused} writes cut short by a full reader")


def sysex(port, size):
    client = Client("dump", PLAYS)
    client.connect_to(port)
    whole = b"\xf0" + bytes(i & 127 for i in range(int(size) - 2)) + b"\xf7"
    refused = [0, 0]
    for i, piece in enumerate([whole[at:at + 256] for at in range(0, len(whole), 256)] + [whole]):
        buffer = ctypes.create_string_buffer(EVENT_BYTES)
        data = ctypes.create_string_buffer(piece, len(piece))
        buffer[0], buffer[1], buffer[3] = SYSEX, VARIABLE_LENGTH, QUEUE_DIRECT
        buffer[13], buffer[14], buffer[15] = client.port, SUBSCRIBERS, UNKNOWN
        buffer[16:20] = len(piece).to_bytes(4, "little")
        buffer[20:28] = ctypes.addressof(data).to_bytes(8, "little")
        refused[len(piece) == len(whole)] += asound.snd_seq_event_output_direct(client.seq, buffer) < 0
        client.keep = data
    print(f"{len(whole)} bytes of SysEx in pieces, {refused[0]} of them refused by a full reader, then at once:",
          "refused" if refused[1] else "taken")


def watch():
    client = Client("watch", HIDDEN)
    own, out = asound.snd_seq_client_id(client.seq), client.create_port(HIDDEN_OUT)
    client.start_queue()
    check(asound.snd_seq_connect_from(client.seq, client.port, 0, 1), "announcements")
    while True:
        event, ms = client.read()
        what = ANNOUNCED.get(event[0])
        if what == "port-start" and event[16] != own:
            asound.snd_seq_connect_to(client.seq, out, own, client.port)
        if what in ("subscribed", "unsubscribed"):
            if event[16] == own and event[17] == out:
                asound.snd_seq_disconnect_to(client.seq, out, own, client.port)
                what = "floor"
            print(f"{ms:.1f} {what} {event[16]}:{event[17]} {event[18]}:{event[19]}", flush=True)
        elif what:
            print(f"{ms:.1f} {what} {event[16]}:{event[17]} {name_of(client, event[16])}", flush=True)


def name_of(client, number):
    info = ctypes.create_string_buffer(512)
    asound.snd_seq_client_info_get_name.restype = ctypes.c_char_p
    found = asound.snd_seq_get_any_client_info(client.seq, number, info) >= 0
    return (asound.snd_seq_client_info_get_name(info) if found else b"").decode()


def floor(count):
    client = Client("floor", HEARS)
    client.start_queue(6250)
    own = asound.snd_seq_client_id(client.seq)
    due = [500 + 20.0 * i for i in range(int(count))]
    for ms in due:
        client.at(client.event(bytes([0xB0, 20, 1]), own, client.port), ms)
    asound.snd_seq_drain_output(client.seq)
    late = sorted(1000 * (client.read()[1] - ms) for ms in due)
    print(" ".join(f"{value:.0f}" for value in (late[0], late[len(late) // 2], late[len(late) * 95 // 100], late[-1])))


def raw(device, *words):
    file = os.open(device, os.O_WRONLY)
    for word in words:
        os.write(file, bytes([int(word, 16)]))
    time.sleep(1)
    os.close(file)


globals()[sys.argv[1]](*sys.argv[2:])
