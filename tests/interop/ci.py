"""Judges the files for CI systems: by the schemas of those systems, and by doing what they
say, with the variables that the systems set. All ways must make the same documents."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
BOX = ROOT / ".ci"
PARTS = 4


def judged(tools: pathlib.Path) -> None:
    """The schemas of GitHub, GitLab, Kubernetes and pre-commit, and ShellCheck."""
    commands = [
        ["check-jsonschema", "--builtin-schema", "vendor.github-actions", BOX / "github/action.yml"],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", BOX / "shards/github.yml"],
        ["check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci",
         BOX / "gitlab.yml", BOX / "shards/gitlab.yml"],
        ["kubernetes-validate", "--strict", BOX / "shards/kubernetes.yml"],
        ["pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"],
        ["shellcheck", BOX / "shards/slurm.sh", BOX / "run", ROOT / "tests/interop/run", ROOT / "tests/interop/install"],
    ]
    for command in commands:
        subprocess.run([tools / "venv/bin" / command[0], *command[1:]], check=True, stdout=subprocess.DEVNULL)
        print("ok", *(str(word).removeprefix(f"{ROOT}/") for word in command))


class Machine:
    """A folder with the records, and the program on its path."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        shutil.copytree(ROOT / "data", folder / "data")
        (folder / "bin").mkdir()
        (folder / "bin/communique").symlink_to(ROOT / "target/debug/communique")

    def run(self, script: str, fails: bool = False, **variables: object) -> None:
        own = {name: str(value) for name, value in variables.items()}
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=self.folder,
                              env={**os.environ, **own, "PATH": path}, capture_output=True, text=True)
        if (done.returncode != 0) != fails:
            raise SystemExit(f"exit code {done.returncode} of:\n{script}\n{done.stdout}{done.stderr}")

    def made(self) -> dict[str, bytes]:
        out = self.folder / "out"
        # What a machine knows of its own files is no document.
        files = (path for path in out.rglob("*") if path.is_file() and ".communique" not in path.parts)
        return {str(path.relative_to(out)): path.read_bytes() for path in files}


def action_step() -> str:
    steps = yaml.safe_load((BOX / "github/action.yml").read_text())["runs"]["steps"]
    return next(step["run"] for step in steps if step.get("id") == "run")


def github(machine: Machine) -> None:
    """The workflow's jobs, each by the step of the action."""
    jobs = yaml.safe_load((BOX / "shards/github.yml").read_text())["jobs"]
    parts = jobs["part"]["strategy"]["matrix"]["part"]
    assert len(parts) == PARTS
    report = machine.folder / "summary.md"
    for name, values in [("part", parts), ("whole", [None])]:
        for step in jobs[name]["steps"]:
            if "communique" in step.get("uses", ""):
                for value in values:
                    command = step["with"]["command"].replace("${{ matrix.part }}", str(value))
                    machine.run(action_step(), COMMAND=command, PATHS=step["with"].get("paths", "data"),
                                GITHUB_STEP_SUMMARY=report, GITHUB_OUTPUT=machine.folder / "output")
    assert report.read_text().count("## ✅ communique") == PARTS + 1


def gitlab(machine: Machine) -> None:
    template = yaml.safe_load((BOX / "gitlab.yml").read_text())
    shards = yaml.safe_load((BOX / "shards/gitlab.yml").read_text())
    paths = template["variables"]["COMMUNIQUE_PATHS"]
    assert shards["part"]["parallel"] == PARTS
    for index in range(1, PARTS + 1):
        machine.run("\n".join(shards["part"]["script"]), COMMUNIQUE_PATHS=paths,
                    CI_NODE_INDEX=index, CI_NODE_TOTAL=PARTS)
    machine.run("\n".join(shards["whole"]["script"]), COMMUNIQUE_PATHS=paths)
    for job in [".communique-check", ".communique-build", ".communique-proof"]:
        machine.run("\n".join(template[job]["script"]), COMMUNIQUE_PATHS=paths)
    # The proof is one: a file that somebody altered fails it.
    altered = next(path for path in (machine.folder / "out").rglob("*.pdf"))
    before = altered.read_bytes()
    altered.write_bytes(before + b"\n")
    machine.run("\n".join(template[".communique-proof"]["script"]), fails=True, COMMUNIQUE_PATHS=paths)
    altered.write_bytes(before)


def slurm(machine: Machine) -> None:
    script = f"bash {BOX / 'shards/slurm.sh'} data"
    for index in range(1, PARTS + 1):
        machine.run(script, SLURM_ARRAY_TASK_ID=index, SLURM_ARRAY_TASK_COUNT=PARTS,
                    SLURM_ARRAY_TASK_MIN=1, SLURM_CPUS_ON_NODE=1)
    machine.run("communique manifest merge")


def kubernetes(machine: Machine) -> None:
    job = yaml.safe_load((BOX / "shards/kubernetes.yml").read_text())["spec"]
    container = job["template"]["spec"]["containers"][0]
    variables = {variable["name"]: variable["value"] for variable in container["env"]}
    assert job["completionMode"] == "Indexed" and job["completions"] == PARTS
    for index in range(job["completions"]):
        machine.run(f"communique {' '.join(container['args'])}", JOB_COMPLETION_INDEX=index, **variables)
    machine.run("communique manifest merge")


def main() -> None:
    judged(pathlib.Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        one = Machine(pathlib.Path(folder) / "one")
        one.run("communique build data")
        for engine in [github, gitlab, slurm, kubernetes]:
            machine = Machine(pathlib.Path(folder) / engine.__name__)
            engine(machine)
            made, wanted = machine.made(), one.made()
            other = [name for name in {**made, **wanted} if made.get(name) != wanted.get(name)]
            assert not other, f"{engine.__name__} made other files: {other}"
            print(f"ok .ci/shards: {engine.__name__} made what one machine makes")


if __name__ == "__main__":
    main()
