"""scripts/slurm on a cluster of one node, which the test starts: munged, slurmctld and slurmd of Debian,
all with files, sockets and ports of their own. Where they do not start, the test fails and shows
their logs.
"""

import os
import socket
import subprocess
import time
import unittest

from batch_support import BatchCase, lines, record
from support import ROOT, ZHIBIAO, run

START_SECONDS = 60
JOB_SECONDS = 120
SUBMIT = ROOT / "scripts/slurm/submit"

CONFIGURATION = """\
ClusterName=zhibiao-test
SlurmctldHost=localhost
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
SlurmUser={user}
SlurmdUser={user}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmdSpoolDir={folder}/spool
StateSaveLocation={folder}/state
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
NodeName=localhost CPUs={cores}
PartitionName=main Nodes=localhost Default=YES MaxTime=INFINITE State=UP
"""


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Slurm(BatchCase):
    def setUp(self):
        super().setUp()
        self.cluster = self.folder / "cluster"
        for name in ("", "spool", "state"):
            (self.cluster / name).mkdir()
        self.daemons = []
        self.addCleanup(self.stop)
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "ZHIBIAO": ZHIBIAO,
                            "SLURM_CONF": str(self.cluster / "slurm.conf")}
        self.start()

    def start(self):
        key = self.cluster / "munge.key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        user = run("id", "-un").stdout.decode().strip()
        (self.cluster / "slurm.conf").write_text(CONFIGURATION.format(
            folder=self.cluster, user=user, ports=free_ports(2), cores=os.cpu_count()))
        self.start_daemon(
            "munged", "--foreground", "--force", f"--key-file={key}",
            *(f"--{name}={self.cluster}/munge.{name.split('-')[0]}"
              for name in ("socket", "pid-file", "log-file", "seed-file")))
        self.wait(lambda: (self.cluster / "munge.socket").exists(), "munged")
        self.start_daemon("slurmctld", "-D")
        self.start_daemon("slurmd", "-D", "-N", "localhost")
        self.wait(lambda: b"idle" in self.slurm("sinfo", "-h", "-o", "%T").stdout, "the node")

    def start_daemon(self, *command):
        log = open(self.cluster / f"{command[0]}.output", "wb")
        self.addCleanup(log.close)
        path = os.environ["PATH"] + ":/usr/sbin:/sbin"
        self.daemons.append(subprocess.Popen(command, env={**self.environment, "PATH": path},
                                             stdout=log, stderr=subprocess.STDOUT))

    def stop(self):
        for daemon in reversed(self.daemons):
            daemon.terminate()
            try:
                daemon.wait(10)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()

    def wait(self, is_so, what, seconds=START_SECONDS):
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end or any(daemon.poll() is not None for daemon in self.daemons):
                logs = [f"==> {path.name}\n{path.read_text(errors='replace')[-3000:]}"
                        for path in sorted([*self.cluster.glob("*.log*"), *self.cluster.glob("*.output")])]
                self.fail(f"{what}: nothing after {seconds} s, or a daemon has ended\n" + "\n".join(logs))
            time.sleep(0.2)

    def slurm(self, *command):
        return run(*command, env=self.environment, cwd=self.folder)

    def submit(self, *arguments):
        """Submits and waits for both jobs; returns what the collecting job said."""
        done = self.slurm(SUBMIT, *arguments)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        array, collect = done.stdout.decode().split()
        self.wait(lambda: not self.slurm("squeue", "-h", "-j", f"{array},{collect}").stdout.strip(),
                  "the jobs", JOB_SECONDS)
        return (self.out / "log/collect.txt").read_text(encoding="utf-8")

    def test_an_array_of_shards_prints_what_one_run_prints(self):
        self.write("units.jsonl", lines(record(n) for n in range(1, 42)))
        self.batch("units.jsonl", "-t", "card", out="clean")
        words = ("4", "out", "units.jsonl", "-t", "card", "--templates", ".", "--lang", "en")
        said = self.submit(*words)
        self.assertIn("41 records: 41 written, 0 kept, 0 failed; 41 pages, 0 warnings", said)
        self.assertEqual(self.pdfs("clean"), self.pdfs())
        self.assertEqual(self.report("clean"), self.report())
        for shard in range(4):
            self.assertIn(f"{11 if shard == 0 else 10} written", (self.out / f"log/shard-{shard}.txt").read_text())
        (self.out / "units-6.pdf").unlink()
        self.assertIn("41 records: 1 written, 40 kept, 0 failed", self.submit(*words))
        self.assertEqual(self.pdfs("clean"), self.pdfs())

    def test_what_failed_is_in_the_joined_report(self):
        self.write("units.jsonl", lines([record(1)]) + "{broken\n" + lines([record(3)]))
        said = self.submit("2", "out", "units.jsonl", "-t", "card", "--templates", ".", "--lang", "en")
        self.assertIn("3 records: 2 written, 0 kept, 1 failed", said)
        self.assertEqual(["written", "failed", "written"], self.outcomes())


if __name__ == "__main__":
    unittest.main()
