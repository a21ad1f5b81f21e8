//! Texts of the server and of the shell of its pages.

crate::messages! {
    /// Leads past the header.
    skip() { vi: "Tới nội dung", en: "Skip to content" }
    /// The header.
    navigation() { vi: "Các trang", en: "Pages" }
    /// The languages.
    languages() { vi: "Ngôn ngữ", en: "Language" }
    /// A place of the header.
    place_start() { vi: "Kịch bản và kết quả", en: "Scenarios and results" }
    /// A place of the header.
    place_class() { vi: "Lớp luyện tập", en: "Training rooms" }
    /// Heading.
    scenarios() { vi: "Kịch bản", en: "Scenarios" }
    /// Heading.
    records() { vi: "Bản ghi", en: "Records" }
    /// Heading.
    results() { vi: "Thư mục kết quả", en: "Folders of results" }
    /// Link.
    to_the_start() { vi: "Về trang đầu", en: "To the first page" }
    /// Heading of the page of whoever is not the trainer.
    join_title() { vi: "Vào phòng luyện tập", en: "Join a training room" }

    // -- what goes wrong -------------------------------------------------------------------------------------
    /// No such page.
    not_there() { vi: "Không có trang này", en: "There is no such page" }
    /// Hint.
    hint_not_there() { vi: "Kiểm tra lại địa chỉ, hoặc về trang đầu.", en: "Check the address, or go to the first page." }
    /// Only for the trainer.
    trainers_only() { vi: "Trang này chỉ dành cho người hướng dẫn", en: "This page is for the trainer only" }
    /// Hint.
    hint_trainers_only() {
        vi: "Mở đường dẫn của người hướng dẫn đã in ở cửa sổ dòng lệnh nơi chạy `cyberdrill serve`.",
        en: "Open the trainer's link that was printed where `cyberdrill serve` was started."
    }
    /// The token is not this server's.
    wrong_token() { vi: "Mã của người hướng dẫn không đúng", en: "The trainer's token is not the right one" }
    /// Hint.
    hint_wrong_token() {
        vi: "Chép lại cả đường dẫn đã in ở cửa sổ dòng lệnh nơi chạy `cyberdrill serve`.",
        en: "Copy the whole link that was printed where `cyberdrill serve` was started."
    }
    /// The request is for another machine.
    other_host() { vi: "Máy này không phục vụ tên miền đó", en: "This machine does not serve that name" }
    /// Hint.
    hint_other_host() { vi: "Dùng địa chỉ IP đã in khi khởi động.", en: "Use the IP address that was printed at the start." }
    /// The request comes from another site.
    other_site() { vi: "Yêu cầu đến từ một trang khác", en: "The request comes from another site" }
    /// Hint.
    hint_other_site() { vi: "Tải lại trang rồi làm lại.", en: "Reload the page and try again." }
    /// The body is no JSON.
    not_json() { vi: "Nội dung gửi lên không phải là JSON", en: "What was sent is no JSON" }
    /// Hint.
    hint_not_json() { vi: "Dùng các trang của chương trình; mã tự viết phải gửi `application/json`.", en: "Use the pages of the program; a script must send `application/json`." }
    /// JSON of another shape.
    other_shape() { vi: "Nội dung gửi lên thiếu hoặc thừa trường", en: "What was sent lacks a field, or has one too many" }
    /// Hint.
    hint_other_shape() { vi: "Tải lại trang rồi làm lại.", en: "Reload the page and try again." }
    /// Too large.
    too_large() { vi: "Nội dung gửi lên quá lớn", en: "What was sent is too large" }
    /// Hint.
    hint_too_large() { vi: "Viết ngắn lại.", en: "Make it shorter." }
    /// The body of a request did not come.
    too_late() { vi: "Yêu cầu gửi tới quá chậm", en: "The request came too slowly" }
    /// Hint.
    hint_too_late() { vi: "Kiểm tra kết nối mạng rồi làm lại.", en: "Look at the network connection and try again." }
    /// Too many requests.
    too_fast() { vi: "Quá nhiều yêu cầu trong một giây", en: "Too many requests in a second" }
    /// Hint.
    hint_too_fast() { vi: "Chờ vài giây rồi làm lại.", en: "Wait some seconds and try again." }
    /// A defect.
    defect() { vi: "Chương trình có lỗi", en: "The program has a defect" }
    /// Hint.
    hint_defect() { vi: "Tải lại trang; nếu vẫn vậy hãy báo cho nhóm phát triển, kèm những gì in ở cửa sổ dòng lệnh.", en: "Reload the page; if it persists, report it with what the terminal shows." }
    /// The operating system gives no randomness.
    no_randomness() { vi: "hệ điều hành không cho số ngẫu nhiên", en: "the operating system gives no random numbers" }
    /// Hint.
    hint_no_randomness() { vi: "khởi động lại máy rồi thử lại", en: "restart the machine and try again" }

    // -- the command -----------------------------------------------------------------------------------------
    /// Where the server is.
    listening(address: &str) { vi: "Đang phục vụ tại {address}", en: "Serving at {address}" }
    /// The trainer's link.
    trainers_link(link: &str) { vi: "Người hướng dẫn mở: {link}", en: "The trainer opens: {link}" }
    /// Where trainees go.
    trainees_link(link: &str) { vi: "Học viên mở:        {link}", en: "Trainees open:     {link}" }
    /// How to stop.
    how_to_stop() { vi: "Dừng bằng Ctrl+C; mọi phòng được giữ và mở lại như cũ lần sau.", en: "Stop with Ctrl+C; every room is kept and comes back as it was." }
    /// It listens beyond loopback.
    beyond_loopback(address: &str) {
        vi: "CẢNH BÁO: máy chủ nghe tại {address}, ngoài máy này: ai vào được mạng này đều mở được trang vào phòng. Không mã hóa (HTTP): chỉ dùng trong mạng tin cậy. Đường dẫn của người hướng dẫn mở được mọi thứ, đừng chiếu lên màn hình.",
        en: "WARNING: the server listens at {address}, beyond this machine: whoever is on this network can open the page to join. It is not encrypted (HTTP): use a trusted network only. The trainer's link opens everything: do not project it."
    }
    /// The address cannot be listened at.
    cannot_listen(address: &str, why: &str) { vi: "không nghe được tại {address}: {why}", en: "cannot listen at {address}: {why}" }
    /// Hint.
    hint_cannot_listen() { vi: "chọn cổng khác bằng --port (0 là cổng trống bất kỳ), hoặc địa chỉ khác bằng --listen", en: "choose another port with --port (0 takes a free one), or another address with --listen" }
    /// The address is taken.
    why_taken() { vi: "địa chỉ đã có chương trình khác dùng", en: "another program uses the address" }
    /// The address is not of this machine.
    why_not_ours() { vi: "địa chỉ không phải của máy này", en: "the address is not this machine's" }
    /// The shape of an address.
    listen_shape() { vi: "cần một địa chỉ IP, ví dụ 127.0.0.1 hoặc 0.0.0.0", en: "an IP address is needed, such as 127.0.0.1 or 0.0.0.0" }
    /// Another server uses the folder of rooms.
    rooms_in_use(path: &str) { vi: "thư mục phòng `{path}` đang được một máy chủ khác dùng", en: "another server uses the folder of rooms `{path}`" }
    /// Hint.
    hint_rooms_in_use() { vi: "dừng máy chủ kia, hoặc chọn thư mục khác bằng --rooms", en: "stop the other server, or choose another folder with --rooms" }
    /// Hint.
    hint_scenario_broken() { vi: "sửa kịch bản, rồi kiểm tra bằng `cyberdrill check`", en: "mend the scenario, and try `cyberdrill check`" }
    /// A folder without anything to show.
    nothing_to_serve(path: &str) { vi: "`{path}` không phải là kịch bản, bản ghi hay thư mục kết quả", en: "`{path}` is no scenario, no record and no folder of results" }
    /// Hint.
    hint_nothing_to_serve() { vi: "ghi thư mục có scenario.ron, tệp record.jsonl, hoặc thư mục mà `run`, `batch`, `compare` đã ghi", en: "name a folder with a scenario.ron, a record.jsonl, or a folder that `run`, `batch` or `compare` wrote" }
}

/// What the command is about, in Vietnamese and English.
pub fn about(command: &str) -> Option<(&'static str, &'static str)> {
    (command == "serve").then_some((
        "Mở các trang trong trình duyệt: kịch bản, xem lại, báo cáo, và luyện tập cho cả lớp; không cần Internet",
        "Opens the pages in a browser: scenarios, replay, reports, and training for a class; needs no Internet",
    ))
}

/// What an argument means, by its id.
pub fn arg_help(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "served" => (
            "Kịch bản, bản ghi (record.jsonl) hoặc thư mục kết quả; mặc định: các kịch bản đi kèm chương trình",
            "Scenarios, records (record.jsonl) or folders of results; default: the scenarios that come with the program",
        ),
        "port" => ("Cổng; 0 là cổng trống bất kỳ; mặc định: 8080", "Port; 0 takes a free one; default: 8080"),
        "listen" => (
            "Địa chỉ IP để nghe; mặc định: 127.0.0.1, chỉ máy này. 0.0.0.0: mọi máy trong mạng",
            "IP address to listen at; default: 127.0.0.1, this machine only. 0.0.0.0: every machine of the network",
        ),
        "rooms" => (
            "Thư mục giữ các phòng luyện tập; mặc định: rooms",
            "Folder that keeps the training rooms; default: rooms",
        ),
        other => return super::replay::arg_help(other),
    })
}
