#!/usr/bin/env bash
# Four nodes of a Slurm cluster share a build, in a folder that all of them see:
#
#   sbatch --wait --array=1-4 .ci/shards/slurm.sh data && communique manifest merge
#
#SBATCH --job-name=communique
#SBATCH --ntasks=1
#SBATCH --output=slurm-%A-%a.log
set -euo pipefail
# Slurm says in SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT which part this is.
exec communique build "${@:-data}" --shard auto --jobs "${SLURM_CPUS_ON_NODE:-1}"
