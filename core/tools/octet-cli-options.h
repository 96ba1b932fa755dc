/* octet-cli-options.h - what the command line asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "capture/octet-capture.h"
#include "export/octet-export.h"

G_BEGIN_DECLS

typedef enum
{
  OCTET_CLI_READ,
  OCTET_CLI_INTERFACES,
  OCTET_CLI_REPORT,
  OCTET_CLI_VERSION,
  OCTET_CLI_HELP,
  OCTET_CLI_EXPLAIN,
} OctetCliTask;

typedef enum
{
  OCTET_CLI_TEXT,
  OCTET_CLI_FIELDS,
  OCTET_CLI_PDML,
  OCTET_CLI_JSON,
  OCTET_CLI_CSV,
  OCTET_CLI_ARRAYS,
} OctetCliFormat;

/**
 * OctetCliOptions: (skip)
 * @task: what to do
 * @file: the capture, "-" for standard input
 * @max_packets: stop after that many; 0 for all
 * @format: -T
 * @filter: (nullable): -Y
 * @explain: (nullable): --explain
 * @is_quiet: -q: no packets
 * @has_tree: -V
 * @has_hex: -x
 * @time_format: -t
 * @keys: -e, each
 * @fields: -e and -E
 * @has_header: -E header=y
 * @report: -G: which list
 * @output: -w: the capture file to write, "-" for standard output
 * @output_format: -F
 * @statistics: -z, each
 * @hosts_files: -H, each
 * @resolve: -N and -n: letters of what gets names, tshark's; "" for nothing
 */
typedef struct
{
  OctetCliTask      task;
  char             *file;
  guint             max_packets;
  char             *filter;
  char             *explain;
  OctetCliFormat    format;
  gboolean          is_quiet;
  gboolean          has_tree;
  gboolean          has_hex;
  OctetTimeFormat   time_format;
  GPtrArray        *keys;
  char             *separator;
  char             *aggregator;
  OctetFieldsFormat fields;
  gboolean          has_header;
  char             *report;
  char             *output;
  OctetCaptureFormat output_format;
  gboolean          has_compression;
  OctetCompression  compression;
  GPtrArray        *statistics;
  GPtrArray        *hosts_files;
  char             *resolve;
} OctetCliOptions;

OctetCliOptions *octet_cli_options_parse (int      argc,
                                          char   **argv,
                                          GError **error);
void             octet_cli_options_free  (OctetCliOptions *self);
void             octet_cli_print_help    (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetCliOptions, octet_cli_options_free)

G_END_DECLS
