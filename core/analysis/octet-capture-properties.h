/* octet-capture-properties.h - what a capture is: its file, times, sizes, interfaces, comments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"
#include "capture/octet-capture.h"

G_BEGIN_DECLS

/* Its columns; a row is one property. */
enum
{
  OCTET_PROPERTY_GROUP, /* "file", "time", "packets", "capture", "interface" */
  OCTET_PROPERTY_INTERFACE, /* an interface's index, or nothing */
  OCTET_PROPERTY_KEY,
  OCTET_PROPERTY_NAME,  /* what people call it */
  OCTET_PROPERTY_VALUE,
};

#define OCTET_TYPE_CAPTURE_PROPERTIES (octet_capture_properties_get_type ())
G_DECLARE_FINAL_TYPE (OctetCaptureProperties, octet_capture_properties, OCTET, CAPTURE_PROPERTIES,
                      OctetStatistic)

OctetStatistic *octet_capture_properties_new         (GFile                  *file)
  G_GNUC_WARN_UNUSED_RESULT;
void            octet_capture_properties_set_capture (OctetCaptureProperties *self,
                                                      OctetCapture           *capture);
void            octet_capture_properties_hash        (OctetCaptureProperties *self);
void            octet_capture_properties_stop        (OctetCaptureProperties *self);

G_END_DECLS
