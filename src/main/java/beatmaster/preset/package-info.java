/**
 * Presets: which notes and ports a player's gear has, and how the drummer is to feel. One YAML file each, checked on load.
 *
 * <pre>
 *   file -> YamlFile (bounded, no aliases) -> Section (keys, types, ranges, lines) -> PresetReader -> Preset
 * </pre>
 *
 * <p>Control thread only; a {@link beatmaster.preset.Preset} is immutable. The format is told in presets/gm.yaml.
 */
package beatmaster.preset;
