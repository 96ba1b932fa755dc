/* octet-export-form.h - packets as a whole text: how it begins, each packet, how it ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "export/octet-export.h"

G_BEGIN_DECLS

/**
 * OctetFormKind: (skip)
 * @OCTET_FORM_TEXT: as a person reads it; #OctetFormDetail says how much
 * @OCTET_FORM_FIELDS: chosen fields, a line for each packet
 * @OCTET_FORM_PDML: every field as XML
 * @OCTET_FORM_JSON: every field, or the chosen ones, as JSON
 * @OCTET_FORM_CSV: the columns of the list, for a spreadsheet
 * @OCTET_FORM_ARRAYS: the octets of each packet as a C array
 */
typedef enum
{
  OCTET_FORM_TEXT,
  OCTET_FORM_FIELDS,
  OCTET_FORM_PDML,
  OCTET_FORM_JSON,
  OCTET_FORM_CSV,
  OCTET_FORM_ARRAYS,
} OctetFormKind;

/* What %OCTET_FORM_TEXT has of each packet. */
typedef enum
{
  OCTET_DETAIL_SUMMARY = 1 << 0,
  OCTET_DETAIL_FIELDS = 1 << 1,
  OCTET_DETAIL_BYTES = 1 << 2,
} OctetFormDetail;

/**
 * OctetExportForm: (skip)
 * @kind: which text
 * @detail: #OctetFormDetail, for %OCTET_FORM_TEXT
 * @time_format: how times are written
 * @fields: for %OCTET_FORM_FIELDS, and for %OCTET_FORM_JSON where it has keys
 * @has_header: whether the fields' keys stand in the first line
 * @name: the capture's name, for %OCTET_FORM_PDML
 */
typedef struct
{
  OctetFormKind     kind;
  guint             detail;
  OctetTimeFormat   time_format;
  OctetFieldsFormat fields;
  gboolean          has_header;
  const char       *name;
} OctetExportForm;

OctetDepth octet_export_form_get_depth     (const OctetExportForm   *self);
gboolean   octet_export_form_wants_summary (const OctetExportForm   *self);
gboolean   octet_export_form_wants_fields  (const OctetExportForm   *self);
void       octet_export_form_begin         (const OctetExportForm   *self,
                                            GString                 *out);
void       octet_export_form_add           (const OctetExportForm   *self,
                                            const OctetExportPacket *packet,
                                            gboolean                 is_first,
                                            GString                 *out);
void       octet_export_form_end           (const OctetExportForm   *self,
                                            GString                 *out);

G_END_DECLS
