package dev.anyclaude.bench.sample;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the tools of macOS print. Whatever has another form is unknown: an empty text. */
final class MacReports {
    private static final Pattern GPU = Pattern.compile("(?m)^\\s*Chipset Model: (.+?)\\s*$");
    private static final Pattern GPU_CORES = Pattern.compile("(?m)^\\s*Total Number of Cores: (\\d+)\\s*$");

    /** {@code lowpowermode 0} or {@code 1}; where there is a third mode {@code powermode 0}, {@code 1} or {@code 2}. */
    private static final Pattern POWER_MODE = Pattern.compile("(?m)^\\s*(?:low)?powermode\\s+([012])\\s*$");

    private MacReports() {}

    /** Of {@code system_profiler SPDisplaysDataType}: the first graphics processor, such as {@code Apple M2 Pro, 19 cores}. */
    static String gpu(String displays) {
        Matcher model = GPU.matcher(displays);
        if (!model.find()) {
            return "";
        }
        Matcher cores = GPU_CORES.matcher(displays);
        return cores.find(model.end()) ? model.group(1) + ", " + cores.group(1) + " cores" : model.group(1);
    }

    /** Of {@code pmset -g}, the settings in use. */
    static String powerMode(String settings) {
        Matcher mode = POWER_MODE.matcher(settings);
        if (!mode.find()) {
            return "";
        }
        return switch (mode.group(1)) {
            case "0" -> "automatic";
            case "1" -> "low power";
            default -> "high power";
        };
    }
}
