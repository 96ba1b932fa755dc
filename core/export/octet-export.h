/* octet-export.h - packets as text: lines, trees, hex dumps, fields, PDML and JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each function adds to a text that the caller writes out and empties. The
 * formats are tshark's, made from the same nodes that the window shows.
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/**
 * OctetExportPacket: (skip)
 * @frame: what the file says of it
 * @summary: (nullable): its columns
 * @tree: (nullable): its fields
 * @bytes: its octets
 * @n_bytes: how many
 *
 * One packet, ready to be written.
 */
typedef struct
{
  const OctetFrameInfo *frame;
  const OctetSummary   *summary;
  const OctetTree      *tree;
  const guint8         *bytes;
  gsize                 n_bytes;
} OctetExportPacket;

/* How times in the list are written: tshark's -t. */
typedef enum
{
  OCTET_TIME_RELATIVE,
  OCTET_TIME_ABSOLUTE,
  OCTET_TIME_ABSOLUTE_DATE,
  OCTET_TIME_DELTA,
  OCTET_TIME_DELTA_SHOWN,
  OCTET_TIME_EPOCH,
  OCTET_TIME_UTC,
  OCTET_TIME_UTC_DATE,
} OctetTimeFormat;

/* What -T fields does with a field that occurs more than once. */
typedef enum
{
  OCTET_OCCURRENCE_ALL,
  OCTET_OCCURRENCE_FIRST,
  OCTET_OCCURRENCE_LAST,
} OctetOccurrence;

/**
 * OctetFieldsFormat: (skip)
 * @keys: (array zero-terminated=1): the fields
 * @separator: between fields
 * @aggregator: between values of one field
 * @quote: around fields; 0 for none
 * @occurrence: which values
 */
typedef struct
{
  const char *const *keys;
  const char        *separator;
  const char        *aggregator;
  char               quote;
  OctetOccurrence    occurrence;
} OctetFieldsFormat;

void octet_export_time         (const OctetFrameInfo *frame,
                                OctetTimeFormat       format,
                                GString              *out);
void octet_export_line         (const OctetExportPacket *packet,
                                OctetTimeFormat          time_format,
                                GString                 *out);
void octet_export_row          (const OctetTree *tree,
                                const OctetNode *node,
                                guint            depth,
                                GString         *out);
void octet_export_tree         (const OctetTree *tree,
                                GString         *out);
void octet_export_hex          (const guint8 *bytes,
                                gsize         n_bytes,
                                GString      *out);
void octet_export_fields       (const OctetExportPacket *packet,
                                const OctetFieldsFormat *format,
                                GString                 *out);
void octet_export_fields_head  (const OctetFieldsFormat *format,
                                GString                 *out);
void octet_export_pdml_begin   (const char *capture,
                                GString    *out);
void octet_export_pdml         (const OctetExportPacket *packet,
                                GString                 *out);
void octet_export_pdml_end     (GString *out);
void octet_export_csv_begin    (GString *out);
void octet_export_csv          (const OctetExportPacket *packet,
                                OctetTimeFormat          time_format,
                                GString                 *out);
void octet_export_array        (const OctetExportPacket *packet,
                                GString                 *out);
void octet_export_json_begin   (GString *out);
void octet_export_json         (const OctetExportPacket *packet,
                                const char *const       *keys,
                                gboolean                 first,
                                GString                 *out);
void octet_export_json_end     (GString *out);

G_END_DECLS
