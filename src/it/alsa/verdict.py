"""Reads what was written while ./inside went on, prints what it says, and exits with 1 if that is not as it must be.

    verdict.py reconnected LOG NAME   how long after it came each port of client NAME was connected, from what seq.py watch wrote,
                                      beside the least it takes; wrong if over a second, unless the least is near that, too
    verdict.py steps STATS STEPS STOPS NOTES
                                      whether a performance counted as many steps, and heard as many notes of a player, as there
                                      were
    verdict.py recorded FILE TAKE BEATS
                                      whether what arecordmidi wrote of a clock of 60 bpm has no note left on, and has each note
                                      of the first BEATS of the program's own take in its step, and no other; a controller 119 on
                                      channel 16 marks the first pulse
    verdict.py hanging LOG            whether keys are on at the end of what aseqdump wrote
"""
import json
import re
import sys


def reconnected(log, name):
    came, started, least, times = {}, None, [], []
    for line in open(log):
        ms, what, *rest = line.rstrip("\n").split(" ")
        if what == "port-start":
            started = float(ms) if " ".join(rest[1:]).startswith(name) else None
            came[rest[0]] = started
        elif what == "floor" and started is not None:
            least.append(float(ms) - started)
            started = None
        elif what == "subscribed":
            times += [float(ms) - came.pop(address) for address in rest if came.get(address) is not None]
    print(f"      {name}: connected", ", ".join(f"{ms:.0f}" for ms in times) or "never", "ms after it came; a program that does",
          "nothing else:", ", ".join(f"{ms:.0f}" for ms in least) or "not seen,", "ms")
    sys.exit(not times or max(times) > max(1000, 20 * max(least, default=0)))


def steps(stats, steps, stops, notes):
    figures = json.load(open(stats))
    counted = figures["steps"]["sounded"] + figures["steps"]["skipped"]
    ports, clock = figures["ports"], figures["clock"]
    lost = ports["ringOverflows"] + ports["inputOverruns"]
    print(f"      {counted} steps counted, {steps} sent; {figures['notes']['heard']} notes heard, {notes} played; late"
          f" {figures['steps']['late']}, skipped {figures['steps']['skipped']}; pulses dropped {clock['droppedPulses']}, clock lost"
          f" {clock['losses']} times in {stops} stops; input lost {lost} times")
    # With Stop the clock ends, too. If it seemed to end more often, the machine held it up for longer than a clock may be silent.
    if clock["losses"] > int(stops):
        print("      not compared: the machine held the clock up")
        return
    sys.exit(lost or counted != int(steps) or figures["notes"]["heard"] != int(notes))


def messages(file):
    """The channel messages of a MIDI file: quarters from its beginning, then the message."""
    data = open(file, "rb").read()
    division, at, found = int.from_bytes(data[12:14], "big"), 14, []
    while at < len(data):
        end, ticks, status = at + 8 + int.from_bytes(data[at + 4:at + 8], "big"), 0, 0
        at += 8
        while at < end:
            delta, at = number(data, at)
            ticks += delta
            if data[at] & 128:
                status, at = data[at], at + 1
            if status >= 0xF0:
                size, at = number(data, at + (status == 0xFF))
            else:
                size = 1 if 0xC0 <= status < 0xE0 else 2
                found.append((ticks / division, status, *data[at:at + size]))
            at += size
    return sorted(found, key=lambda message: message[0])


def number(data, at):
    value = 0
    while True:
        value, at = value << 7 | data[at] & 127, at + 1
        if not data[at - 1] & 128:
            return value, at


def sounding(message):
    return message[1] & 0xF0 == 0x90 and message[3] > 0


def recorded(file, take, beats):
    heard, half_a_step = messages(file), 1 / 8
    begin = next(message[0] for message in heard if message[1:3] == (0xBF, 119))
    on = set()
    for message in heard:
        if message[1] & 0xE0 == 0x80:
            (on.add if sounding(message) else on.discard)(message[2])
    notes = [(message[0] - begin, message[1:]) for message in heard if sounding(message)]
    # A drummer who is half a step early may have begun what comes after the last beat.
    own = [(message[0], message[1:]) for message in messages(take) if sounding(message) and message[0] < float(beats) + half_a_step]
    errors, missing = [], []
    for at, note in own:
        near = min((each for each in notes if each[1] == note), key=lambda each: abs(each[0] - at), default=(99, None))
        if abs(near[0] - at) < half_a_step:
            errors.append(1000 * abs(near[0] - at))
            notes.remove(near)
        elif at < float(beats) - half_a_step:
            missing.append((at, note))
    errors.sort()
    print(f"      {len(errors)} drums recorded in their steps, {len(missing)} of the take are missing, {len(notes)} are not in it; off by"
          f" {errors[len(errors) // 2] if errors else 0:.0f} ms (median), {errors[-1] if errors else 0:.0f} ms at most; left on: {on or 'none'}")
    sys.exit(bool(not errors or missing or notes or on))


def hanging(log):
    on = set()
    for line in open(log, errors="replace"):
        found = re.search(r"(Note on|Note off|Control change) +(\d+), (?:note|controller) (\d+)(?:, (?:velocity|value) (\d+))?", line)
        if found:
            what, channel, key, value = found.groups()
            if what == "Note on" and value != "0":
                if (channel, key) in on:
                    sys.exit(f"channel {channel} key {key} sounds twice at once")
                on.add((channel, key))
            elif what == "Control change":
                on = {each for each in on if each[0] != channel or key != "123"}
            else:
                on.discard((channel, key))
    sys.exit(f"hanging: {sorted(on)}" if on else 0)


globals()[sys.argv[1]](*sys.argv[2:])
