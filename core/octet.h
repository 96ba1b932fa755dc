/* octet.h - everything that programs on top of liboctet need, in one include.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "capture/octet-capture.h"
#include "capture/octet-interface.h"
#include "capture/octet-link-type.h"
#include "dissect/octet-format.h"
#include "dissect/octet-registry.h"
#include "dissect/octet-tree.h"
#include "export/octet-export.h"
#include "packets/octet-packet-store.h"
#include "session/octet-cursor.h"
#include "session/octet-packet.h"
#include "session/octet-session.h"
