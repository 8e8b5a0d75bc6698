package dev.orderflow.platform.web.problem;

import dev.orderflow.platform.web.OpenToAll;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The container forwards requests to this page that it has refused itself, or that a filter has refused with a status alone. */
@Controller
@OpenToAll // a refusal has to reach everybody
class ErrorPage implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request) throws Exception {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure) {
            throw failure;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        throw HttpFailures.problem(
                status instanceof Integer code ? HttpStatusCode.valueOf(code) : HttpStatus.NOT_FOUND);
    }
}
