using System.Text.Json;

namespace Station.FieldKit.Tests.Flashing;

/// <summary>
/// Stands in for nanoff: a script that writes down what it was called with and prints what nanoff prints. It can fail, do nothing, be slow, and hand files to a station that a test runs.
/// </summary>
internal sealed class StandInNanoff
{
    public const string Reference = """
        Reading details from chip...OK

        Connected to:
        ESP32-S3 (ESP32-S3 (QFN56) (revision v0.2))
        Features WiFi, BLE, Embedded PSRAM 8MB (AP_3v3)
        Flash size 16MB GD25Q128 from GIGADEVICE (manufacturer 0xC8 device 0x4018)
        PSRAM: 8MB
        Crystal 40MHz
        MAC F4:12:FA:5B:44:F0
        """;

    public const string OldMinimum = """
        Reading details from chip...OK

        Connected to:
        ESP32 (ESP32-D0WDQ6 (revision v1.0))
        Features WiFi, BT, Dual Core, 240MHz
        Flash size 4MB W25Q32 from WINBOND (manufacturer 0xEF device 0x4016)
        PSRAM: undetermined
        Crystal 40MHz
        MAC 24:6F:28:00:00:01
        """;

    /// <summary>Its four operations, by an argument that each has.</summary>
    private const string Script = """
        #!/bin/bash
        here=$(dirname "$0")
        printf '%s\n' "$@" -- >>"$here/calls"
        echo ".NET nanoFramework Firmware Flasher v2.5.162"
        case " $* " in
          *" --devicedetails "*) step=details ;;
          *" --update "*) step=update ;;
          *" --deploy "*) step=deploy ;;
          *" --filedeployment "*) step=files ;;
          *) echo "Error E9000: Invalid or missing arguments."; exit 40 ;;
        esac
        [ -f "$here/slow-$step" ] && sleep "$(cat "$here/slow-$step")"
        if [ -f "$here/fail-$step" ]; then
          tail -n +2 "$here/fail-$step"
          exit "$(head -n 1 "$here/fail-$step")"
        fi
        case $step in
          details) cat "$here/chip" ;;
          update) printf 'Flashing firmware...\rFlashing firmware...OK\n' ;;
          deploy) echo "Flashing deployment partition...OK" ;;
          files)
            cp "$2" "$here/deployment.json"
            if [ -f "$here/station" ]; then
              mv "$here/deployment.json" "$here/inbox.json"
              for i in $(seq 400); do [ -f "$here/inbox.json" ] && sleep 0.05; done
              [ -f "$here/inbox.json" ] && { echo "Error E2000: Error connecting to nano device."; exit 208; }
            fi
            echo "Deploying file...OK"
            ;;
        esac
        exit 0
        """;

    private readonly WorkFolder folder;

    public StandInNanoff(WorkFolder folder, string chip = Reference)
    {
        this.folder = folder;
        File.WriteAllText(folder["nanoff"], Script.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(folder["nanoff"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(folder["chip"], chip + "\n");
    }

    public string Path => folder["nanoff"];

    /// <summary>What it was called with, one call each.</summary>
    public string[][] Calls => !File.Exists(folder["calls"])
        ? []
        : [.. File.ReadAllText(folder["calls"]).Split("\n--\n", StringSplitOptions.RemoveEmptyEntries).Select(call => call.Split('\n'))];

    /// <summary>Where the files of the last deployment go, in their order; those that are deleted are left out.</summary>
    public string[] Deployed
    {
        get
        {
            using JsonDocument deployment = JsonDocument.Parse(File.ReadAllText(folder["deployment.json"]));
            return
            [
                .. deployment.RootElement.GetProperty("Files").EnumerateArray().Where(file => file.TryGetProperty("SourceFilePath", out _))
                    .Select(file => file.GetProperty("DestinationFilePath").GetString()!),
            ];
        }
    }

    /// <summary>Lets an operation (details, update, deploy, files) end with a status, having printed that.</summary>
    public void Fail(string step, int exitCode, string printed) => File.WriteAllText(folder[$"fail-{step}"], $"{exitCode}\n{printed}\n");

    public void Heal(string step) => File.Delete(folder[$"fail-{step}"]);

    public void BeSlow(string step, int seconds) => File.WriteAllText(folder[$"slow-{step}"], $"{seconds}");

    /// <summary>Files go to a station from now on.</summary>
    public void Join() => File.WriteAllText(folder["station"], "");
}
